"""An upgrade that is interrupted, tried again, or cannot write: what holds afterwards is said."""

import fcntl
import multiprocessing
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import models
from django.db.migrations import (
    AddConstraint,
    AddField,
    AddIndex,
    AlterField,
    Migration,
    RunPython,
    RunSQL,
    SeparateDatabaseAndState,
)
from hypothesis import given
from hypothesis import strategies as st

from operations.read_only import is_read_only, turn_on
from operations.upgrade.changes import changes_since, first_sentence
from operations.upgrade.installed_version import InstalledVersion, note_version, version_of_database
from operations.upgrade.pending import LARGE, described_plan, pending
from operations.upgrade.upgrade_errors import UpgradeRefused
from operations.upgrade.upgrade_lock import only_one
from operations.upgrade.upgrading import way_back
from operations.version import OLDEST_TO_UPGRADE, VERSION, as_numbers

STILL = "The site is still read-only, as it was before:  manage.py readonly off"


@pytest.fixture
def own_folders(settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path / "backups"
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    settings.STATIC_ROOT = tmp_path / "static"


@pytest.fixture
def folders(own_folders, db):
    pass


@pytest.fixture
def committed(own_folders, site_to_back_up):
    pass


@pytest.fixture
def short(monkeypatch):
    """Without the minutes of rendering and collecting."""
    monkeypatch.setattr("operations.upgrade.upgrading.RENDERING", ())
    monkeypatch.setattr("operations.upgrade.upgrading.collect", lambda say: None)


def said(*arguments):
    out = StringIO()
    call_command("upgrade", *arguments, stdout=out)
    return out.getvalue()


# --- interrupted, and tried again ---


def stop(*arguments, **options):
    raise KeyboardInterrupt


def test_stopped_during_the_backup_nothing_has_changed_and_everybody_writes(committed, monkeypatch):
    """Ctrl-C, when it takes too long."""
    monkeypatch.setattr("tarfile.TarFile.addfile", stop)

    with pytest.raises(CommandError, match=r"^Nothing was changed\. It was stopped\.$"):
        said()

    assert not is_read_only()


def test_stopped_half_way_it_says_the_way_back(committed, settings, monkeypatch):
    monkeypatch.setattr("django.core.management.commands.migrate.Command.handle", stop)

    with pytest.raises(CommandError) as problem:
        said()

    backup = next(settings.BACKUP_ROOT.glob("juggle-*.tar.gz"))
    assert str(problem.value).splitlines() == [
        "Stopped: KeyboardInterrupt",
        "The way back: put the version of before in place, then",
        f"  manage.py restore --replace {backup}",
        "  manage.py readonly off",
        "Until then the site is read-only.",
    ]
    assert is_read_only()


def test_tried_again_it_says_that_the_site_is_still_read_only(committed, short, monkeypatch):
    with monkeypatch.context() as once:
        once.setattr("django.core.management.commands.migrate.Command.handle", lambda *_, **__: 1 / 0)
        with pytest.raises(CommandError, match="Stopped: division by zero"):
            said("--no-backup")

    told = said("--no-backup")

    assert is_read_only()
    assert STILL in told.splitlines()


def test_a_site_that_everybody_could_write_to_is_so_again(committed, short):
    told = said("--no-backup")

    assert not is_read_only()
    assert STILL not in told
    assert "The database was up to date." in told
    assert version_of_database() == VERSION
    assert told.splitlines()[-2:] == [
        f"The database is that of {VERSION}. Restart the site:  sudo systemctl restart juggle.target",
        "There is no backup of before, so the way back is a migration to the names of before, or none.",
    ]


def test_while_it_runs_nobody_writes(committed, short, monkeypatch):
    seen = []
    monkeypatch.setattr("operations.upgrade.upgrading.migrate", lambda todo, say: seen.append(is_read_only()))

    said("--no-backup")

    assert (seen, is_read_only()) == ([True], False)


def test_a_backup_that_fails_leaves_a_site_read_only_that_was_so(committed, monkeypatch):
    turn_on()

    def full(*arguments, **options):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("tarfile.TarFile.addfile", full)

    with pytest.raises(CommandError, match=r"^Nothing was changed\. No backup was made"):
        said()

    assert is_read_only()


def test_an_upgrade_that_failed_is_not_noted_as_done(committed, short, monkeypatch):
    InstalledVersion.objects.create(version="0.9.0")
    monkeypatch.setattr("operations.upgrade.upgrading.RENDERING", ("no_such_command",))

    with pytest.raises(CommandError, match=r"Stopped: Unknown command: 'no_such_command'"):
        said("--no-backup")

    assert version_of_database() == "0.9.0"


# --- folders that cannot be ---


def test_a_folder_for_backups_that_cannot_be_is_said_in_a_sentence(folders, settings, tmp_path):
    (tmp_path / "file").touch()
    settings.BACKUP_ROOT = tmp_path / "file" / "backups"

    with pytest.raises(CommandError, match=r"^Nothing was changed\. "):
        said()

    assert not is_read_only()


def test_looking_first_makes_no_folder(folders, settings):
    said("--check")

    assert not settings.BACKUP_ROOT.exists()


def test_the_folder_for_backups_is_for_its_owner_alone(committed, short, settings):
    said()

    assert settings.BACKUP_ROOT.stat().st_mode & 0o777 == 0o700


# --- two at once ---


def upgrade_elsewhere(folder, began, may_end):
    with (folder / "upgrade.lock").open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        began.set()
        may_end.wait(30)


def test_a_container_that_starts_during_an_upgrade_says_so_in_a_sentence(folders, settings, monkeypatch):
    monkeypatch.setattr("operations.management.commands.upgrade.is_empty", lambda: True)
    settings.HEARTBEAT_ROOT.mkdir()
    fork = multiprocessing.get_context("fork")
    began, may_end = fork.Event(), fork.Event()
    other = fork.Process(target=upgrade_elsewhere, args=[settings.HEARTBEAT_ROOT, began, may_end])
    other.start()
    began.wait(30)

    try:
        with pytest.raises(CommandError, match=r"^Nothing was changed\. Another upgrade is running\."):
            said("--if-empty")
    finally:
        may_end.set()
        other.join(30)

    with only_one():
        pass


def test_the_lock_ends_with_its_block_even_when_that_fails(folders):
    with pytest.raises(KeyboardInterrupt), only_one():
        stop()

    with only_one(), pytest.raises(UpgradeRefused, match="Another upgrade is running"), only_one():
        pass


# --- what waits ---


def migration(*operations, app="blog"):
    made = Migration("0002_more", app)
    made.operations = list(operations)
    return made


INDEX = AddIndex("ArticlePage", models.Index(fields=["title"], name="t"))
FIELD = AddField("articlepage", "x", models.IntegerField(default=0))
NO_WAY_BACK = RunPython(lambda *_: None)
ROWS = {"blog_articlepage": LARGE, "blog_topic": LARGE - 1, "comments_comment": LARGE}


@pytest.mark.parametrize(
    ("operations", "slow"),
    [
        ([], []),
        ([INDEX], ["blog_articlepage"]),
        ([INDEX, INDEX], ["blog_articlepage"]),
        ([AlterField("articlepage", "x", models.TextField())], ["blog_articlepage"]),
        ([AddConstraint("topic", models.UniqueConstraint(fields=["name"], name="u"))], []),
        ([RunSQL("SELECT 1", RunSQL.noop)], ["blog_articlepage"]),
        ([FIELD], []),
        ([SeparateDatabaseAndState(database_operations=[INDEX])], ["blog_articlepage"]),
        ([SeparateDatabaseAndState(state_operations=[INDEX])], []),
        ([SeparateDatabaseAndState([SeparateDatabaseAndState([NO_WAY_BACK])])], ["blog_articlepage"]),
    ],
)
def test_which_operations_hold_a_large_table(operations, slow):
    todo = described_plan([migration(*operations)], ROWS)

    assert todo.slow == [f"blog.0002_more ({table})" for table in slow]


@pytest.mark.parametrize(
    ("operations", "is_irreversible"),
    [
        ([], False),
        ([INDEX, FIELD], False),
        ([RunSQL("SELECT 1")], True),
        ([RunSQL("SELECT 1", RunSQL.noop)], False),
        ([FIELD, NO_WAY_BACK], True),
        ([SeparateDatabaseAndState([NO_WAY_BACK])], True),
        ([SeparateDatabaseAndState([FIELD], [NO_WAY_BACK])], False),
    ],
)
def test_which_operations_cannot_be_taken_back(operations, is_irreversible):
    assert bool(described_plan([migration(*operations)], {}).irreversible) == is_irreversible


def test_a_step_of_another_room_holds_nothing_here():
    assert described_plan([migration(NO_WAY_BACK, app="search")], ROWS).slow == []


def test_steps_are_named_in_their_order():
    todo = described_plan([migration(FIELD, app="members"), migration(INDEX)], ROWS)

    assert todo.names == ["members.0002_more", "blog.0002_more"]


def test_an_up_to_date_database_waits_for_nothing(db):
    assert pending() == described_plan([], {})


# --- what is refused, and the two ways to say yes ---


@pytest.fixture
def waiting(monkeypatch):
    def wait(**changes):
        todo = described_plan([migration()], {})
        todo = type(todo)(**{"names": todo.names, "slow": [], "irreversible": [], **changes})
        monkeypatch.setattr("operations.upgrade.upgrading.pending", lambda: todo)

    return wait


@pytest.mark.parametrize(
    ("changes", "arguments", "refused"),
    [
        ({}, [], ""),
        ({"slow": ["blog.0002_more (blog_x)"]}, [], r"blog\.0002_more \(blog_x\) holds a large .* --take-your-time"),
        ({"slow": ["blog.0002_more (blog_x)"]}, ["--take-your-time"], ""),
        ({"irreversible": ["blog.0002_more"]}, [], ""),
        ({"irreversible": ["blog.0002_more"]}, ["--no-backup"], r"blog\.0002_more cannot be taken back\. Leave out"),
        ({}, ["--no-backup"], ""),
    ],
)
def test_what_is_refused_and_what_allows_it(folders, waiting, changes, arguments, refused):
    waiting(**changes)

    if refused:
        with pytest.raises(CommandError, match=r"^Nothing was changed\. " + refused):
            said("--check", *arguments)
    else:
        assert said("--check", *arguments).endswith("It can be done; 1 step in the database.\n")


@pytest.mark.parametrize(("before", "is_refused"), [("0.8.99", True), ("0.9.0", False), ("0.10.0", False), ("", False)])
def test_the_oldest_version_that_can_be_brought_here(folders, before, is_refused):
    if before:
        InstalledVersion.objects.create(version=before)

    if is_refused:
        with pytest.raises(CommandError, match=f"this version upgrades from {OLDEST_TO_UPGRADE} and newer"):
            said("--check")
    else:
        assert said("--check").startswith(f"From {before or 'an unnumbered version'} to {VERSION}:\n")


# --- versions and changes ---


@given(st.lists(st.tuples(*[st.integers(0, 50)] * 3), min_size=2, max_size=2))
def test_versions_are_compared_by_number_and_not_by_letter(pair):
    first, second = ("{}.{}.{}".format(*numbers) for numbers in pair)

    assert (as_numbers(first) < as_numbers(second)) == (pair[0] < pair[1])


def test_the_newest_row_is_the_present_version(db):
    for version in ("0.9.0", "0.10.0", "0.9.5"):
        InstalledVersion.objects.create(version=version)
    assert version_of_database() == "0.9.5"

    note_version()

    assert list(InstalledVersion.objects.values_list("version", flat=True)) == [VERSION, "0.9.5", "0.10.0", "0.9.0"]


@pytest.mark.parametrize("text", ["", "# Changelog\n", "# Changelog\n\n## Unreleased\n", "- lost entry\n"])
@pytest.mark.parametrize("version", ["", "1.0.0"])
def test_a_changelog_without_entries_brings_nothing(text, version):
    assert changes_since(text, version) == []


@pytest.mark.parametrize(
    ("entry", "first"),
    [
        ("One", "One"),
        ("One. Two. Three.", "One."),
        ("One; two.", "One;"),
        ("One: two. Three", "One:"),
        ("Version 1.2.3 is here. Yes.", "Version 1.2.3 is here."),
        ("", ""),
    ],
)
def test_the_first_sentence(entry, first):
    assert first_sentence(entry) == first


def test_without_a_backup_no_command_is_named_that_would_need_one():
    assert "restore" not in way_back(None)
