"""After a change of the e-mail address, codes sent to the old one do nothing."""

import re

import pytest
from django.core import mail
from django.test import Client

from tests.factories import PASSWORD

CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)
OLD, NEW = "jonas-m@example.org", "jonas-new@example.org"


def newest_code() -> str:
    found = CODE.search(mail.outbox[-1].body)
    assert found
    return found[0]


@pytest.fixture
def changed(member):
    """changed(): the member takes another address, in their own browser."""

    def changed() -> None:
        own = Client()
        own.post("/account/login/", {"login": OLD, "password": PASSWORD})
        own.post("/account/reauthenticate/", {"password": PASSWORD})
        own.post("/account/email/", {"email": NEW, "action_add": ""})
        own.post("/account/confirm-email/", {"code": newest_code()})
        member.refresh_from_db()
        assert member.email == NEW
        assert own.get("/notifications/").status_code == 200

    return changed


@pytest.mark.parametrize("url", ["/account/login/code/", "/account/password/reset/"])
def test_a_code_asked_for_before_works_no_more(member, changed, url):
    reader_of_old_mail = Client()
    sent = reader_of_old_mail.post(url, {"email": OLD})
    code = newest_code()

    changed()
    answer = reader_of_old_mail.post(sent["Location"], {"code": code}, follow=True)
    for address, _ in answer.redirect_chain:
        reader_of_old_mail.post(address, {"password1": "taken-over", "password2": "taken-over"})

    assert reader_of_old_mail.get("/notifications/").status_code == 302
    member.refresh_from_db()
    assert member.check_password(PASSWORD)


def test_another_visitors_code_still_works(member, other_member, changed):
    other = Client()
    sent = other.post("/account/login/code/", {"email": other_member.email})
    code = newest_code()

    changed()
    other.post(sent["Location"], {"code": code})

    assert other.get("/notifications/").status_code == 200
