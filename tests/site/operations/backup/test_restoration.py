"""An archive that does not fit is refused with a reason, before anything is changed."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from operations.backup.manifest import Manifest, described
from operations.backup.problems import BackupError
from operations.backup.restoration import compare_rows, refuse_what_is_in_use
from operations.backup.tarball import writing
from operations.database_version import unknown_migrations
from tests.factories import UserFactory
from tests.site.operations.conftest import rows


@pytest.fixture
def manifest(db: None) -> Manifest:
    """Of the database that is here."""
    with connection.cursor() as cursor:
        return described(cursor)


@pytest.fixture
def archive(manifest: Manifest, tmp_path: Path) -> Callable[..., Path]:
    """An archive whose database nobody should try to read, with other things in its manifest."""

    def write(**changes: Any) -> Path:
        path = tmp_path / "archive.tar.gz"
        (tmp_path / "database").write_bytes(b"nothing to read here")
        with writing(path) as tarball:
            tarball.add(tmp_path / "database", "database")
            tarball.finish(replace(manifest, **changes))
        return path

    return write


def test_a_database_in_use_is_refused_unless_told(archive, own_media):
    UserFactory(username="came-later")
    before = rows()

    with pytest.raises(CommandError, match=r"database .+ is not empty\. .+ --replace"):
        call_command("restore", str(archive()))

    assert rows() == before


def test_a_folder_in_use_is_refused_unless_told(monkeypatch, own_media):
    monkeypatch.setattr("operations.backup.restoration.is_empty", lambda: True)
    refuse_what_is_in_use()
    own_media.mkdir()
    (own_media / "picture.jpg").write_bytes(b"")

    with pytest.raises(BackupError, match=f"{own_media} is not empty"):
        refuse_what_is_in_use()


@pytest.mark.parametrize("damage", ["cut short", "changed"])
def test_a_damaged_archive_is_refused_even_when_told_to_replace(archive, damage, own_media):
    own_media.mkdir()
    (own_media / "picture.jpg").write_bytes(b"")
    path, before = archive(), rows()
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 1
    path.write_bytes(content if damage == "changed" else content[:-20])

    with pytest.raises(CommandError):
        call_command("restore", str(path), "--replace")

    assert rows() == before
    assert (own_media / "picture.jpg").exists()


def test_an_archive_of_the_other_kind_of_database_is_refused(archive):
    here, there = connection.vendor, {"sqlite": "postgresql", "postgresql": "sqlite"}[connection.vendor]

    with pytest.raises(CommandError, match=f"holds a {there} database, and DATABASE_URL names a {here} one"):
        call_command("restore", str(archive(vendor=there)), "--replace")


def test_an_archive_of_a_newer_version_is_refused_and_says_which(archive, manifest):
    path = archive(migrations=[*manifest.migrations, "blog.9999_tomorrow"], commit="abcdef")

    with pytest.raises(CommandError, match=r"newer version of Juggle \(commit abcdef\).*does not know blog.9999_tomor"):
        call_command("restore", str(path), "--replace")


def test_migrations_that_a_package_has_taken_away_do_not_matter(manifest):
    gone = ["account.0000_squashed", "no_longer_installed.0001_initial"]

    assert unknown_migrations([*manifest.migrations, *gone]) == []


def test_rows_that_are_not_those_that_were_counted_are_said(manifest):
    compare_rows(manifest)
    other = manifest.rows | {"members_user": 3, "gone": 1}
    del other["comments_comment"]

    with pytest.raises(BackupError) as refused:
        compare_rows(replace(manifest, rows=other))

    assert str(refused.value).endswith(
        "comments_comment 0 instead of none, gone missing instead of 1, members_user 0 instead of 3."
    )


def test_checking_reads_and_changes_nothing(archive, capsys):
    before = rows()

    call_command("restore", str(archive()), "--check")

    assert f"{sum(before.values())} rows in {len(before)} tables, 0 files. All there." in capsys.readouterr().out
    assert rows() == before


def test_what_is_not_there_is_said(tmp_path):
    with pytest.raises(CommandError, match="no-such-file"):
        call_command("restore", str(tmp_path / "no-such-file"))
