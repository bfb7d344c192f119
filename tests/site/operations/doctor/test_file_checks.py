"""The disk, folders and who may read them, pictures."""

import os
import shutil

import pytest
from PIL import features


@pytest.mark.parametrize(
    ("free", "found"),
    [
        (10_000_000_000, []),
        (9_999_999_999, [("disk", "Of the disk with MEDIA_ROOT, 9 % are free.", False)]),
        (
            299_999_999,
            [("disk", "The disk is nearly full: 299 MB free. Uploads, then the database, will fail.", True)],
        ),
    ],
)
def test_a_disk_that_fills_is_found(look, monkeypatch, free, found):
    usage = shutil._ntuple_diskusage(10**11, 10**11 - free, free)
    monkeypatch.setattr(shutil, "disk_usage", lambda folder: usage)

    assert look() == found


def test_uploads_that_everybody_may_change_are_found(look, settings):
    settings.MEDIA_ROOT.chmod(0o777)

    assert look() == [
        ("folders", f"Every user of this machine may write into {settings.MEDIA_ROOT} (MEDIA_ROOT).", True)
    ]


def test_a_folder_that_the_site_may_not_write_is_found(look, settings, monkeypatch):
    allowed = os.access
    monkeypatch.setattr(os, "access", lambda path, mode: path != settings.PRIVATE_ROOT and allowed(path, mode))

    assert look() == [("folders", f"The site may not write into {settings.PRIVATE_ROOT} (PRIVATE_ROOT).", True)]


def test_exports_below_the_uploads_are_found(look, settings):
    settings.PRIVATE_ROOT = settings.MEDIA_ROOT / "private"

    assert look() == [("private files", "Members' exports lie in a folder that the proxy may hand out.", True)]


@pytest.mark.parametrize(("mode", "is_found"), [(0o600, False), (0o640, False), (0o644, True)])
def test_passwords_that_everybody_can_read_are_found(look, settings, tmp_path, mode, is_found):
    (tmp_path / "requirements.txt").touch()
    (tmp_path / ".env").touch(mode=mode)
    (tmp_path / ".env").chmod(mode)
    settings.ROOT = tmp_path

    assert bool(look()) == is_found


def test_a_picture_format_that_is_missing_is_found(look, monkeypatch):
    known = features.check
    monkeypatch.setattr(features, "check", lambda name: name != "avif" and known(name))

    assert look() == [("pictures", "Pictures can't be read or made as AVIF.", True)]
