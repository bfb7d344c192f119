"""Folders, backups and packages: the fault is made, found with what mends it, cured, and gone."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from operations import collected_files
from operations.doctor import file_checks, version_checks

from .conftest import said, write_backup

# --- folders and the disk ---


@pytest.mark.parametrize("name", ["MEDIA_ROOT", "PRIVATE_ROOT", "HEARTBEAT_ROOT"])
@pytest.mark.parametrize(("mode", "is_found"), [(0o775, False), (0o777, True), (0o752, True), (0o1777, True)])
def test_which_folders_everybody_may_write_into(found, settings, name, mode, is_found):
    folder = getattr(settings, name)
    folder.chmod(mode)
    expected = (f"Every user of this machine may write into {folder} ({name}).", f"Run  chmod o-w {folder}  .")

    assert found("folders") == [expected] * is_found

    folder.chmod(folder.stat().st_mode & ~0o002)  # what it says
    assert found("folders") == []


@pytest.mark.parametrize("place", ["MEDIA_ROOT", "STATIC_ROOT"])
@pytest.mark.parametrize("below", ["", "backups", "a/b"])
def test_backups_below_what_the_proxy_hands_out_are_found(found, settings, tmp_path, place, below):
    settings.STATIC_ROOT = tmp_path / "static"
    settings.BACKUP_ROOT = Path(getattr(settings, place)) / below

    assert "Backups lie in a folder that the proxy may hand out, and each holds the ones before it." in said(
        found("private files")
    )


@pytest.mark.parametrize("name", ["PRIVATE_ROOT", "BACKUP_ROOT"])
def test_a_folder_beside_the_uploads_with_a_similar_name_is_no_fault(found, settings, name):
    media = Path(settings.MEDIA_ROOT)
    setattr(settings, name, media.with_name(media.name + "-private"))

    assert found("private files") == []


@pytest.mark.parametrize("name", ["PRIVATE_ROOT", "BACKUP_ROOT"])
def test_a_link_that_leads_below_the_uploads_is_followed(found, settings, tmp_path, name):
    (Path(settings.MEDIA_ROOT) / "inside").mkdir()
    (tmp_path / "link").symlink_to(Path(settings.MEDIA_ROOT) / "inside")
    setattr(settings, name, tmp_path / "link")

    assert len(found("private files")) == 1


@pytest.mark.parametrize(
    ("mode", "is_found"), [(0o400, False), (0o600, False), (0o640, False), (0o604, True), (0o601, True), (0o602, True)]
)
def test_who_may_read_dotenv(found, settings, tmp_path, mode, is_found):
    (tmp_path / ".env").touch()
    (tmp_path / ".env").chmod(mode)
    settings.ROOT = tmp_path
    expected = ("Every user of this machine can read the passwords in .env.", f"Run  chmod 600 {tmp_path / '.env'}  .")

    assert found("private files") == [expected] * is_found


def test_each_format_that_is_missing_is_named(monkeypatch):
    monkeypatch.setattr(file_checks.features, "check", lambda name: False)

    [finding] = file_checks.picture_formats()

    assert finding.what == "Pictures can't be read or made as JPEG, PNG, WebP, AVIF."


def test_fonts_that_are_missing_are_said_once(monkeypatch):
    def gone(weight):
        raise FileNotFoundError(weight)

    monkeypatch.setattr(file_checks, "font_file", gone)

    [finding] = file_checks.fonts()

    assert finding.what.startswith("The fonts of share cards are missing")
    assert "pip install --require-hashes" in finding.mend


# --- backups ---


@pytest.mark.parametrize(
    ("age", "sentence"),
    [
        (timedelta(hours=49, minutes=59), None),
        (timedelta(hours=50, minutes=1), "The newest backup is 2 days old."),
        (timedelta(days=10), "The newest backup is 10 days old."),
    ],
)
def test_when_the_newest_backup_is_too_old(found, settings, age, sentence):
    for path in settings.BACKUP_ROOT.iterdir():
        path.unlink()
    write_backup(settings.BACKUP_ROOT, age)

    assert said(found("backups")) == ([sentence] if sentence else [])


@pytest.mark.parametrize(
    ("age", "is_found"), [(timedelta(days=31, minutes=-1), False), (timedelta(days=31, minutes=1), True)]
)
def test_when_the_oldest_backup_is_kept_for_too_long(found, settings, age, is_found):
    path = write_backup(settings.BACKUP_ROOT, age)

    mends = [mend for _, mend in found("backups")]

    assert mends == [f"Run  manage.py backup --keep-days 14  , or delete {path.name} yourself."] * is_found


@pytest.mark.parametrize("name", ["juggle-20200101.tar.gz", "notes.txt", ".juggle-x.unfinished"])
def test_what_is_no_backup_counts_as_none(found, settings, name):
    (settings.BACKUP_ROOT / name).touch()

    assert found("backups") == []


@pytest.mark.parametrize("content", [b"", b"not a backup", b"\x1f\x8b" + b"\0" * 100])
def test_a_newest_backup_that_is_no_archive_is_damaged(found, settings, content):
    path = write_backup(settings.BACKUP_ROOT, timedelta(hours=1))
    path.write_bytes(content)

    [(what, mend)] = found("restoring")

    assert what == f"The newest backup, {path.name}, is damaged."
    assert f"manage.py restore --check {path}" in mend


def test_where_no_timer_runs_no_backup_is_missed(found, settings):
    settings.HAS_TIMERS = False
    for path in settings.BACKUP_ROOT.iterdir():
        path.unlink()

    assert (found("backups"), found("restoring")) == ([], [])


# --- packages ---


@pytest.mark.parametrize(
    ("line", "pins"),
    [
        ("django==5.2.1 \\", [("django", "5.2.1", "")]),
        ("psycopg[binary]==3.2 \\", [("psycopg", "3.2", "")]),
        ("only==1 ; sys_platform == 'x'", [("only", "1", ";")]),
        ("    # via django==9", []),
        ("# django==9", []),
        ("    --hash=sha256:abc", []),
        ("", []),
    ],
)
def test_how_a_line_of_requirements_is_read(line, pins):
    assert version_checks.PINNED.findall(line) == pins


def test_requirements_that_are_not_there_stop_no_other_check(look, settings, tmp_path):
    settings.ROOT = tmp_path

    assert look() == [("packages", "This could not be examined (FileNotFoundError).", True)]


def test_static_files_that_were_not_collected_refuse_the_start_with_what_mends_it(monkeypatch):
    monkeypatch.setattr(collected_files, "own_static_files", lambda: ["site.css", "more.css"])
    monkeypatch.setattr(collected_files, "_is_known", lambda name: False)

    with pytest.raises(
        ImproperlyConfigured, match=r"2 static files are not collected, site\.css among .* `manage\.py c"
    ):
        collected_files.require_static_files()
