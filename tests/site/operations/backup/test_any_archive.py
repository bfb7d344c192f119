"""Archives of every kind: whatever a file holds or is called comes out again, and no damage goes unnoticed."""

import gzip
import io
import json
import tarfile
import tempfile
from contextlib import suppress
from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from operations.backup.manifest import Manifest
from operations.backup.problems import BackupError
from operations.backup.tarball import checked, is_plain, members, writing

MANIFEST = Manifest("2026-11-22T10:15:00+00:00", "sqlite", "", "0123456789abcdef", ["blog.0001_first"], {"a_table": 3})
#: As pictures are: little in them can be compressed, so most of an archive is one long piece of it.
NOISE = b"".join(sha256(b"%d" % number).digest() for number in range(2500))
#: Here each bit is part of a code: changed, what follows cannot be read.
CODED = NOISE.hex().encode()

few = settings(max_examples=25)
many = settings(max_examples=60)


def written(folder: Path, files: dict[str, bytes]) -> Path:
    path = folder / "archive.tar.gz"
    with writing(path) as tarball:
        for number, (name, content) in enumerate(files.items()):
            (folder / str(number)).write_bytes(content)
            tarball.add(folder / str(number), name)
        tarball.finish(MANIFEST)
    return path


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    return written(tmp_path_factory.mktemp("pictures"), {"media/one.jpg": NOISE, "media/two.svg": CODED}).read_bytes()


def read(content: bytes) -> Manifest:
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "archive.tar.gz"
        path.write_bytes(content)
        return checked(path)


parts = st.text(st.characters(blacklist_characters="/\\\0", blacklist_categories=["Cs"]), min_size=1, max_size=40)
names = st.lists(parts.filter(lambda part: part not in {".", ".."}), min_size=1, max_size=4).map("/".join)


@few
@given(files=st.dictionaries(names.map("media/{}".format), st.binary(max_size=3000), max_size=4))
@example(files={"media/manifest.json": b"a member's own"})
@example(files={"media/" + "long/" * 60 + "x" * 200: b""})
@example(files={"media/ Frühstück \n 早い .jpg": b"\0" * 512})
@example(files={"media/-rf": b"x", "media/.hidden": b"", "media/@LongLink": b"y"})
def test_whatever_a_file_is_called_and_holds_comes_out(files):
    with tempfile.TemporaryDirectory() as place:
        path = written(Path(place), files)
        manifest = checked(path)
        found = {name: content.read() for name, content in members(path)}

    assert found.pop("manifest.json") == manifest.to_json()
    assert found == files
    assert {name: file.size for name, file in manifest.files.items()} == {name: len(files[name]) for name in files}


@many
@given(where=st.floats(0, 1, exclude_max=True), bit=st.integers(0, 7))
@example(where=0.5, bit=0)
@example(where=0.999999, bit=7)
def test_a_bit_that_changed_anywhere_is_found_or_means_nothing(pictures, where, bit):
    """A few bits mean nothing: the moment at which it was made, in the head of the file."""
    content = bytearray(pictures)
    content[int(len(content) * where)] ^= 1 << bit

    with suppress(BackupError):
        assert read(bytes(content)) == read(pictures)


@pytest.mark.parametrize("where", [11, 500, 20_000, 75_000, 140_000, 150_000, -9, -2])
@pytest.mark.parametrize("wrong", [b"\xff" * 4, b"\0" * 4, b"gzip"])
def test_bytes_that_changed_in_a_picture_are_a_backup_that_is_damaged(pictures, where, wrong):
    content = bytearray(pictures)
    start = where % len(content)
    content[start : start + len(wrong)] = wrong[: len(content) - start]

    with pytest.raises(BackupError, match=r"^The archive"):
        read(bytes(content))


@many
@given(kept=st.floats(0, 1, exclude_max=True))
@example(kept=0)
def test_an_archive_that_ends_too_early_anywhere_is_refused(pictures, kept):
    with pytest.raises(BackupError, match="cut short"):
        read(pictures[: int(len(pictures) * kept)])


@few
@given(content=st.binary(max_size=2000))
def test_bytes_that_are_no_archive_are_refused_with_words(content):
    for candidate in (content, gzip.compress(content)):
        with pytest.raises(BackupError, match=r"^The archive"):
            read(candidate)


def test_an_archive_with_something_behind_it_is_refused(pictures):
    with pytest.raises(BackupError, match=r"^The archive"):
        read(pictures + b"and then some")


# --- the manifest ---


def with_manifest(folder: Path, text: bytes, *, then: str = "") -> Path:
    path = folder / "made.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, content in (("manifest.json", text), (then, b"late")):
            if name:
                member = tarfile.TarInfo(name)
                member.size = len(content)
                tar.addfile(member, io.BytesIO(content))
    return path


one = st.none() | st.booleans() | st.integers(-5, 5) | st.text(max_size=5)
several = one | st.lists(one, max_size=3) | st.dictionaries(st.text(max_size=5), one, max_size=3)
fields = st.sampled_from(["format", "files", "rows", "vendor", "more"])
json_values = several | st.dictionaries(fields, several | st.just(1), max_size=5)


@many
@given(said=json_values)
@example(said={"format": 1})
@example(said={"format": 1, "files": []})
@example(said={"format": 1, "files": {"a": {"size": 1}}})
@example(said={"format": 1, "files": {"a": None}})
@example(said=[{"format": 1}])
def test_a_manifest_that_says_something_else_is_refused(said):
    with pytest.raises(BackupError, match=r"^The archive"):
        Manifest.from_json(json.dumps(said).encode())


@pytest.mark.parametrize("text", [b"", b"{", b"\xff\xfe", b"null", b"1", b'"format"', b"NaN", b"[1]"])
def test_a_manifest_that_is_none_is_refused(text):
    with pytest.raises(BackupError, match="it is damaged, or no backup of Juggle"):
        Manifest.from_json(text)


def test_a_manifest_of_this_format_comes_back_as_it_was():
    assert Manifest.from_json(MANIFEST.to_json()) == MANIFEST


@pytest.mark.parametrize("change", [{"more": 1}, {"rows": None}])
def test_a_manifest_with_a_field_too_many_or_too_few_is_refused(change):
    said = json.loads(MANIFEST.to_json()) | change
    if change == {"rows": None}:
        del said["rows"]

    with pytest.raises(BackupError, match="cannot be read"):
        Manifest.from_json(json.dumps(said).encode())


def test_a_file_behind_the_manifest_is_refused(tmp_path):
    path = with_manifest(tmp_path, MANIFEST.to_json(), then="media/late")

    with pytest.raises(BackupError, match="has files after its manifest"):
        checked(path)


def test_two_manifests_are_one_too_many(tmp_path):
    path = with_manifest(tmp_path, MANIFEST.to_json(), then="manifest.json")

    with pytest.raises(BackupError, match="has files after its manifest"):
        checked(path)


def test_a_file_that_no_manifest_names_is_refused(tmp_path):
    path = tmp_path / "made.tar.gz"
    with tarfile.open(path, "w:gz") as tar:
        for name, content in (("media/smuggled", b"x"), ("manifest.json", MANIFEST.to_json())):
            member = tarfile.TarInfo(name)
            member.size = len(content)
            tar.addfile(member, io.BytesIO(content))

    with pytest.raises(BackupError, match="not as they were put in, media/smuggled first"):
        checked(path)


@pytest.mark.parametrize(
    "kind", [tarfile.LNKTYPE, tarfile.SYMTYPE, tarfile.DIRTYPE, tarfile.FIFOTYPE, tarfile.CHRTYPE, tarfile.BLKTYPE]
)
def test_only_files_are_taken_out_of_an_archive(tmp_path, kind):
    member = tarfile.TarInfo("media/thing")
    member.type, member.linkname = kind, "media/other"
    with tarfile.open(tmp_path / "made.tar.gz", "w:gz") as tar:
        tar.addfile(member)

    with pytest.raises(BackupError, match="The archive holds 'media/thing', which no backup of Juggle does"):
        checked(tmp_path / "made.tar.gz")


@few
@given(name=names)
def test_every_name_that_stays_below_its_folder_is_plain(name):
    assert is_plain(name)


@few
@given(name=names, bad=st.sampled_from(["", ".", "..", "a\\b"]), at=st.integers(0, 4))
def test_a_name_with_one_step_that_leads_elsewhere_is_not_plain(name, bad, at):
    steps = name.split("/")
    steps.insert(at, bad)

    assert not is_plain("/".join(steps))


def test_a_backup_that_exists_is_not_written_over(tmp_path):
    path = written(tmp_path, {"media/one": b"1"})

    with pytest.raises(FileExistsError), writing(path):
        pass

    assert list(checked(path).files) == ["media/one"]


def test_a_folder_is_no_archive(tmp_path):
    with pytest.raises(BackupError, match="cannot be read to its end"):
        checked(tmp_path)


def test_a_file_that_could_not_come_back_is_not_put_in(tmp_path):
    """Otherwise the archive would be made every night, and refused on the day on which it is needed."""
    (tmp_path / "x").write_bytes(b"x")

    with (
        writing(tmp_path / "archive.tar.gz") as tarball,
        pytest.raises(BackupError, match=r"media/a\\\\b.*rename it"),
    ):
        tarball.add(tmp_path / "x", "media/a\\b")
