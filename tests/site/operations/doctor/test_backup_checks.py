"""Backups, and the address that others see."""

import shutil
from datetime import timedelta

import pytest
import requests

from .conftest import write_backup


def test_a_site_without_a_backup_is_found(look, settings):
    shutil.rmtree(settings.BACKUP_ROOT)

    assert look() == [("backups", f"There is no backup in {settings.BACKUP_ROOT}.", True)]


def test_a_backup_that_is_too_old_is_found(look, settings):
    shutil.rmtree(settings.BACKUP_ROOT)
    settings.BACKUP_ROOT.mkdir()
    write_backup(settings.BACKUP_ROOT, timedelta(days=3))

    assert look() == [("backups", "The newest backup is 3 days old.", True)]


def test_a_backup_that_should_be_gone_is_found(look, settings):
    write_backup(settings.BACKUP_ROOT, timedelta(days=31, hours=1))

    assert look() == [("backups", "The oldest backup is 31 days old, and the privacy page promises 30.", True)]


def test_a_backup_that_cannot_be_restored_is_found(look, settings):
    path = next(settings.BACKUP_ROOT.iterdir())
    path.write_bytes(path.read_bytes()[:-40])

    assert look() == [("restoring", f"The newest backup, {path.name}, is damaged.", True)]


def test_a_backup_of_another_key_is_found(look, settings):
    settings.SECRET_KEY = settings.SECRET_KEY[::-1]

    assert look() == [("restoring", "The newest backup was made with another SECRET_KEY.", False)]


ANSWERS = {
    502: "The proxy answers at https://together.example, and the web server behind it does not.",
    301: "https://together.example sends visitors on to https://elsewhere.example/.",
    404: "Another program answers at https://together.example.",
}


@pytest.mark.parametrize("status", ANSWERS)
def test_an_address_that_leads_elsewhere_is_found(look, public_answer, status):
    public_answer.status_code = status
    public_answer.headers["Location"] = "https://elsewhere.example/"

    assert look() == [("answers", ANSWERS[status], True)]


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (requests.exceptions.SSLError, "https://together.example has a certificate that browsers refuse."),
        (requests.exceptions.ConnectTimeout, "https://together.example does not answer from here."),
    ],
)
def test_an_address_that_does_not_answer_is_found(look, monkeypatch, error, said):
    def fail(*args, **options):
        raise error

    monkeypatch.setattr(requests, "get", fail)

    assert look() == [("answers", said, True)]
