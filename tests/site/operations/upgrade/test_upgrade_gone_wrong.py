"""An upgrade that is interrupted, tried again, or cannot write: what holds afterwards is said."""

import fcntl
import multiprocessing

import pytest
from django.core.management import CommandError

from operations.read_only import is_read_only, turn_on
from operations.upgrade.installed_version import InstalledVersion, version_of_database
from operations.upgrade.upgrade_errors import UpgradeRefused
from operations.upgrade.upgrade_lock import only_one
from operations.upgrade.upgrading import way_back
from operations.version import VERSION

from .conftest import said

STILL = "The site is still read-only, as it was before:  manage.py readonly off"


@pytest.fixture
def short(monkeypatch):
    """Without the minutes of rendering and collecting."""
    monkeypatch.setattr("operations.upgrade.upgrading.RENDERING", ())
    monkeypatch.setattr("operations.upgrade.upgrading.collect", lambda say: None)


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


def test_without_a_backup_no_command_is_named_that_would_need_one():
    assert "restore" not in way_back(None)
