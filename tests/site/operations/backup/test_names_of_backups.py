"""Which files are backups, and which of them are removed: no other file, and never the newest."""

import io
from datetime import UTC, datetime, timedelta

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from operations.backup.creation import NAME, remove_older, sweep, uploads, when_made
from operations.backup.tarball import checked


@given(moment=st.datetimes(datetime(1000, 1, 1), datetime(9999, 12, 31)))
def test_a_name_holds_its_second(moment):
    assert when_made(moment.strftime(NAME)) == moment.replace(microsecond=0, tzinfo=UTC)


@pytest.mark.parametrize(
    "name",
    [
        "juggle-20261128T180000Z.tar",
        "juggle-20261128T180000Z.tar.gz.part",
        ".juggle-20261128T180000Z.tar.gz",
        "juggle-20261328T180000Z.tar.gz",
        "juggle-20261128T240000Z.tar.gz",
        "juggle-20261128T1800Z.tar.gz",
        "juggle-2026118T180000Z.tar.gz",
        "juggle-20261128T18000Z.tar.gz",
        "juggle-20261128t180000z.tar.gz",
        "JUGGLE-20261128T180000Z.TAR.GZ",
        "juggle-20261128T180000Z.tar.gz\n",
        "juggle-20261128T180000+0000.tar.gz",
        "",
    ],
)
def test_what_is_nearly_called_like_a_backup_is_none(name):
    assert when_made(name) is None


def named(folder, **ago):
    path = folder / (datetime.now(UTC) - timedelta(**ago)).strftime(NAME)
    path.touch()
    return path


def test_the_day_on_which_a_backup_becomes_too_old(tmp_path):
    young = named(tmp_path, days=14, minutes=-1)
    old = named(tmp_path, days=14, minutes=1)

    assert remove_older(tmp_path, 14) == [old]
    assert list(tmp_path.iterdir()) == [young]


def test_the_age_is_read_from_the_name_and_not_from_the_file(tmp_path):
    old = named(tmp_path, days=20)  # touched just now, as after a copy

    assert remove_older(tmp_path, 14) == [old]


def test_the_oldest_is_named_first(tmp_path):
    made = [named(tmp_path, days=days) for days in (40, 30, 20)]

    assert remove_older(tmp_path, 14) == made


def test_a_folder_with_the_name_of_a_backup_is_left_alone(tmp_path):
    (tmp_path / "juggle-20200101T000000Z.tar.gz").mkdir()
    old = named(tmp_path, days=20)

    assert remove_older(tmp_path, 14) == [old]
    assert (tmp_path / "juggle-20200101T000000Z.tar.gz").is_dir()


def test_what_a_backup_that_runs_has_written_is_left_alone(tmp_path):
    """Somebody runs one by hand while the timer does."""
    (tmp_path / ".juggle-abc.unfinished").mkdir()

    sweep(tmp_path)

    assert (tmp_path / ".juggle-abc.unfinished").is_dir()


def test_uploads_are_named_by_their_place_and_nothing_but_files(own_media):
    for name in ("b/two.txt", "a.txt", "b/c/three.txt"):
        (own_media / name).parent.mkdir(parents=True, exist_ok=True)
        (own_media / name).touch()
    (own_media / "empty").mkdir()
    (own_media / "nowhere").symlink_to(own_media / "gone")

    assert [name for _, name in uploads()] == ["media/a.txt", "media/b/c/three.txt", "media/b/two.txt"]


def test_a_site_without_a_folder_for_uploads_has_none(own_media):
    assert list(uploads()) == []


# --- the command ---


def backup(folder, *arguments):
    said = io.StringIO()
    call_command("backup", "--to", str(folder), *arguments, stdout=said)
    return said.getvalue().splitlines()


def test_to_keep_none_keeps_the_one_that_was_just_made(site_to_back_up, tmp_path):
    old = named(tmp_path, days=1)

    said = backup(tmp_path, "--keep-days", "0")

    left = list(tmp_path.glob("juggle-*"))
    assert [said[0].startswith(f"{path} (") for path in left] == [True]
    assert said[-1] == f"Removed {old.name}"
    checked(left[0])


@pytest.mark.parametrize("days", ["-1", "-14"])
def test_days_before_today_are_refused_before_anything_is_removed(site_to_back_up, tmp_path, days):
    old = named(tmp_path, days=20)

    with pytest.raises(CommandError, match="keep-days"):
        backup(tmp_path, f"--keep-days={days}")

    assert old.exists()


def test_a_folder_that_cannot_be_is_said_in_a_sentence(site_to_back_up, tmp_path):
    (tmp_path / "file").touch()

    with pytest.raises(CommandError, match="Not a directory"):
        backup(tmp_path / "file" / "backups")


def test_a_new_folder_is_for_its_owner_alone(site_to_back_up, tmp_path):
    backup(tmp_path / "new")

    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o700


def test_dotenv_that_is_not_there_is_no_backup(site_to_back_up, tmp_path, settings):
    settings.ROOT = tmp_path

    with pytest.raises(CommandError, match=r"No backup was made in .*\.env"):
        backup(tmp_path / "backups", "--with-env")

    assert list((tmp_path / "backups").iterdir()) == []


def test_it_says_that_dotenv_has_to_be_kept_elsewhere_unless_it_is_in(site_to_back_up, tmp_path, settings):
    (tmp_path / ".env").touch()
    settings.ROOT = tmp_path
    reminder = ".env is not in it: keep a copy of that elsewhere."

    assert backup(tmp_path / "without")[1:] == [reminder]
    assert backup(tmp_path / "with", "--with-env")[1:] == []


def test_an_upload_that_could_not_be_put_back_is_named_and_no_backup_is_made(site_to_back_up, own_media, tmp_path):
    own_media.mkdir(exist_ok=True)
    (own_media / "a\\b.jpg").touch()

    with pytest.raises(CommandError, match=r"media/a\\\\b\.jpg.*rename it"):
        backup(tmp_path / "backups")

    assert list((tmp_path / "backups").iterdir()) == []


@pytest.mark.parametrize(("uploaded", "said"), [(0, "0 files."), (1, "1 file."), (2, "2 files.")])
def test_the_summary_counts_uploads_and_nothing_else(site_to_back_up, own_media, tmp_path, settings, uploaded, said):
    (tmp_path / ".env").touch()
    settings.ROOT = tmp_path
    own_media.mkdir(exist_ok=True)
    for number in range(uploaded):
        (own_media / str(number)).touch()
    made = backup(tmp_path / "backups", "--with-env")[0].partition(" (")[0]
    out = io.StringIO()

    call_command("restore", made, "--check", stdout=out)

    assert out.getvalue().endswith(f" tables, {said} All there.\n")
