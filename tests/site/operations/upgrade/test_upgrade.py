"""What an upgrade says, what it refuses, and how it leaves a site when it fails."""

import fcntl
import shutil
from io import StringIO

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.db import models
from django.db.migrations import AddField, AddIndex, Migration, RunPython
from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from operations.database_version import require_known_database
from operations.read_only import is_read_only
from operations.upgrade.changes import changelog, changes_since, first_sentence
from operations.upgrade.installed_version import InstalledVersion, note_version, version_of_database
from operations.upgrade.pending import LARGE, described_plan
from operations.version import NUMBERED, VERSION, as_numbers

CHANGES = """# Changelog

## Unreleased

- Newest: of
  two lines.

## 1.1.0 (3 March)

- One. More of it.
- Two

## 1.0.0

- First
"""


@pytest.mark.parametrize(
    ("version", "entries"),
    [
        ("1.1.0", ["Newest: of two lines."]),
        ("1.0.0", ["Newest: of two lines.", "One. More of it.", "Two"]),
        ("0.9.0", ["Newest: of two lines.", "One. More of it.", "Two", "First"]),
        ("", ["Newest: of two lines."]),
    ],
)
def test_what_is_new_since_a_version(version, entries):
    assert changes_since(CHANGES, version) == entries


def test_only_the_first_sentence_is_said():
    assert first_sentence("One. More of it.") == "One."


def test_the_version_is_not_older_than_the_changelog_says(settings):
    numbered = NUMBERED.findall(changelog(settings.ROOT))

    assert all(as_numbers(VERSION) >= as_numbers(number) for number in numbered)
    assert changes_since(changelog(settings.ROOT), "0.9.0") != []


# --- what waits ---


def migration(*operations):
    made = Migration("0002_more", "blog")
    made.operations = list(operations)
    return made


INDEX = AddIndex("articlepage", models.Index(fields=["title"], name="t"))
FIELD = AddField("articlepage", "x", models.IntegerField(default=0))


@pytest.mark.parametrize(
    ("operation", "rows", "slow"),
    [
        (INDEX, LARGE, ["blog.0002_more (blog_articlepage)"]),
        (INDEX, LARGE - 1, []),
        (FIELD, LARGE, []),
        (RunPython(lambda *_: None), LARGE, ["blog.0002_more (blog_articlepage)"]),
    ],
)
def test_what_holds_a_large_table_is_named(operation, rows, slow):
    todo = described_plan([migration(operation)], {"blog_articlepage": rows, "comments_comment": LARGE})

    assert todo.slow == slow


def test_what_cannot_be_taken_back_is_named():
    there_and_back = RunPython(lambda *_: None, RunPython.noop)

    assert described_plan([migration(RunPython(lambda *_: None))], {}).irreversible == ["blog.0002_more"]
    assert described_plan([migration(there_and_back, FIELD)], {}).irreversible == []


# --- the command ---


@pytest.fixture
def own_folders(settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path / "backups"
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"


@pytest.fixture
def folders(own_folders, db):
    pass


@pytest.fixture
def committed(own_folders, site_to_back_up):
    """For what comes as far as the backup, which other programs read."""


def said(*arguments):
    out = StringIO()
    call_command("upgrade", *arguments, stdout=out)
    return out.getvalue()


def test_looking_first_changes_nothing(folders):
    InstalledVersion.objects.create(version="0.9.5")

    told = said("--check")

    assert told.startswith(f"From 0.9.5 to {VERSION}:\n- ")
    assert told.endswith("It can be done; 0 steps in the database.\n")
    assert (is_read_only(), version_of_database()) == (False, "0.9.5")


def test_a_version_is_noted_once(db):
    assert version_of_database() == ""
    note_version()
    note_version()

    assert list(InstalledVersion.objects.values_list("version", flat=True)) == [VERSION]


def test_a_version_that_is_too_old_is_refused(folders):
    InstalledVersion.objects.create(version="0.8.9")

    with pytest.raises(CommandError, match=r"Nothing was changed\. The database is of 0\.8\.9; this"):
        said()


def test_older_code_on_a_newer_database_is_refused_with_one_sentence(folders):
    MigrationRecorder.Migration.objects.create(app="blog", name="9999_tomorrow", applied=timezone.now())

    with pytest.raises(CommandError, match=r"^Nothing was changed\. The database was changed by a newer v"):
        said("--check")
    with pytest.raises(ImproperlyConfigured, match=r"^The site does not start: a newer .* blog\.9999_tomorrow\."):
        require_known_database()


def test_a_database_of_this_version_starts(db):
    require_known_database()


def test_two_at_once_are_one_too_many(folders, settings):
    settings.HEARTBEAT_ROOT.mkdir()
    with (settings.HEARTBEAT_ROOT / "upgrade.lock").open("w") as other:
        fcntl.flock(other, fcntl.LOCK_EX)

        with pytest.raises(CommandError, match=r"Nothing was changed\. Another upgrade is running\."):
            said()

    assert not is_read_only()


def test_a_disk_without_room_for_the_backup_is_refused(folders, monkeypatch):
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: shutil._ntuple_diskusage(10**9, 10**9, 10**6))

    with pytest.raises(CommandError, match=r"Nothing was changed\. The disk with .* is too full for a backup: it"):
        said()


def test_a_disk_that_is_full_in_the_middle_of_the_backup_changes_nothing(committed, monkeypatch):
    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tarfile.TarFile.addfile", full)

    with pytest.raises(CommandError, match=r"^Nothing was changed\. No backup was made in .*No space left"):
        said()

    assert not is_read_only()


def test_a_step_that_fails_half_way_says_the_way_back_and_leaves_the_site_read_only(committed, settings, monkeypatch):
    monkeypatch.setattr("django.core.management.commands.migrate.Command.handle", lambda *_, **__: 1 / 0)

    with pytest.raises(CommandError) as problem:
        said()

    backup = next(settings.BACKUP_ROOT.glob("juggle-*.tar.gz"))
    assert str(problem.value).splitlines() == [
        "Stopped: division by zero",
        "The way back: put the version of before in place, then",
        f"  manage.py restore --replace {backup}",
        "  manage.py readonly off",
        "Until then the site is read-only.",
    ]
    assert is_read_only()


def test_a_filled_database_is_left_alone_by_a_container_that_starts(folders):
    assert said("--if-empty") == ""
    assert version_of_database() == ""
