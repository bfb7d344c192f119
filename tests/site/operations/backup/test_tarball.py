"""Damaged, incomplete and foreign archives are refused before anything is changed."""

import gzip
import io
import tarfile
from pathlib import Path

import pytest

from operations.backup.manifest import Manifest
from operations.backup.problems import BackupError
from operations.backup.tarball import checked, members, writing

MANIFEST = Manifest("2026-11-22T10:15:00+00:00", "sqlite", "", "0123456789abcdef", ["blog.0001_first"], {"a_table": 3})


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "one").write_bytes(b"first " * 50_000)
    (tmp_path / "two").write_bytes(b"second")
    with writing(tmp_path / "archive.tar.gz") as tarball:
        tarball.add(tmp_path / "one", "media/one")
        tarball.add(tmp_path / "two", "media/a folder/two")
        tarball.finish(MANIFEST)
    return tmp_path / "archive.tar.gz"


def rewritten(archive: Path, **changes: bytes | None) -> Path:
    """The same archive with other contents (None: without that file) and the manifest of before."""
    other = archive.with_name("rewritten.tar.gz")
    with tarfile.open(other, "w:gz") as tar:
        for name, content in members(archive):
            body = changes.get(name, content.read())
            if body is not None:
                member = tarfile.TarInfo(name)
                member.size = len(body)
                tar.addfile(member, io.BytesIO(body))
    return other


def test_what_was_put_in_comes_out(archive):
    assert {name: content.read()[:6] for name, content in members(archive) if name != "manifest.json"} == {
        "media/one": b"first ",
        "media/a folder/two": b"second",
    }
    manifest = checked(archive)
    assert (manifest.rows, manifest.vendor) == ({"a_table": 3}, "sqlite")
    assert {name: file.size for name, file in manifest.files.items()} == {"media/one": 300_000, "media/a folder/two": 6}
    assert archive.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("kept", [0, 1, 10, 100, -9, -1])
def test_an_archive_that_is_cut_short_is_refused(archive, kept):
    archive.write_bytes(archive.read_bytes()[:kept])

    with pytest.raises(BackupError, match="cut short"):
        checked(archive)


def test_every_archive_that_is_cut_short_between_two_files_is_refused(archive):
    """Where gzip and tar find nothing wrong: the end was written, but not all of what should be before it."""
    without = rewritten(archive, **{"manifest.json": None})

    with pytest.raises(BackupError, match="has no manifest"):
        checked(without)


@pytest.mark.parametrize("changes", [{"media/one": b"other"}, {"media/one": None}, {"media/a folder/two": b"sEcond"}])
def test_a_file_that_is_not_the_one_that_was_put_in_is_named(archive, changes):
    with pytest.raises(BackupError, match=f"1 files are not as they were put in, {next(iter(changes))} first"):
        checked(rewritten(archive, **changes))


def test_a_byte_that_changed_on_the_disk_is_found(archive):
    content = bytearray(archive.read_bytes())
    content[len(content) // 2] ^= 1
    archive.write_bytes(content)

    with pytest.raises(BackupError):
        checked(archive)


def test_what_is_no_archive_is_refused(tmp_path):
    (tmp_path / "text").write_text("Dear operator")
    with tarfile.open(tmp_path / "media.tar.gz", "w:gz") as tar:
        tar.add(tmp_path / "text", "text")
    with gzip.open(tmp_path / "gzip", "wb") as file:
        file.write(b"x" * 100_000)

    for name in ("text", "media.tar.gz", "gzip"):
        with pytest.raises(BackupError):
            checked(tmp_path / name)


@pytest.mark.parametrize("name", ["/etc/passwd", "../up", "media/../../up", "media//two", "media/./two", "a\\b"])
def test_nothing_is_unpacked_outside_its_folder(tmp_path, name):
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as tar:
        tar.addfile(tarfile.TarInfo(name))

    with pytest.raises(BackupError, match="which no backup of Juggle does"):
        checked(tmp_path / "evil.tar.gz")


def test_a_link_in_the_archive_is_refused(tmp_path):
    link = tarfile.TarInfo("media/link")
    link.type, link.linkname = tarfile.SYMTYPE, "/etc"
    with tarfile.open(tmp_path / "evil.tar.gz", "w:gz") as tar:
        tar.addfile(link)

    with pytest.raises(BackupError, match="which no backup of Juggle does"):
        checked(tmp_path / "evil.tar.gz")


def test_a_format_of_tomorrow_is_said(archive):
    text = MANIFEST.to_json().replace(b'"format": 1', b'"format": 2')

    with pytest.raises(BackupError, match="has format 2; this version reads format 1"):
        checked(rewritten(archive, **{"manifest.json": text}))
