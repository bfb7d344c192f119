"""A double click on *Join*: one account, one e-mail, one answer, in whatever order the two presses are worked off."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import MD5PasswordHasher
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test import Client

from community.members.models import User
from tests.community.comments.test_concurrency import at_once
from tests.factories import PASSWORD

SAM = {"display_name": "Sam", "email": "sam@example.org", "password1": PASSWORD}
CONFIRM = "/account/confirm-email/"


def browser_with_the_form() -> Client:
    browser = Client()
    browser.get("/account/signup/")
    return browser


def same_browser(browser: Client) -> Client:
    other = Client()
    other.cookies.update(browser.cookies)
    return other


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("password", [PASSWORD, ""])
def test_eight_presses_at_once_are_one_account_and_one_answer(password):
    form = browser_with_the_form()
    browsers = [same_browser(form) for _ in range(8)]

    def press(browser: Client):
        return lambda: browser.post("/account/signup/", SAM | {"password1": password})

    answers = at_once([press(browser) for browser in browsers])

    assert [(answer.status_code, answer.headers.get("Location")) for answer in answers] == [(302, CONFIRM)] * 8
    assert User.objects.count() == 1
    assert [message.to for message in mail.outbox] == [["sam@example.org"]]
    code = re.search(r"^\S+$", mail.outbox[0].body, re.MULTILINE)[0]
    for browser in browsers[1:]:
        assert browser.get(CONFIRM).status_code == 200
    browsers[-1].post(CONFIRM, {"code": code})
    assert "_auth_user_id" in browsers[-1].session


@pytest.mark.django_db(transaction=True)
def test_nobody_waits_to_write_while_a_password_is_hashed(monkeypatch):
    hashed_in_a_transaction = []
    encode = MD5PasswordHasher.encode

    def note(hasher, password, salt):
        hashed_in_a_transaction.append(connection.in_atomic_block)
        return encode(hasher, password, salt)

    monkeypatch.setattr(MD5PasswordHasher, "encode", note)

    Client().post("/account/signup/", SAM)
    assert hashed_in_a_transaction == [False]
    assert User.objects.get().check_password(PASSWORD)

    EmailAddress.objects.update(verified=True)
    cache.clear()  # as if ten seconds had passed
    hashed_in_a_transaction.clear()
    Client().post("/account/signup/", SAM | {"display_name": "Not Sam"})
    assert hashed_in_a_transaction == [False], "a known address answers as slowly"


def test_another_person_at_the_same_moment_gets_another_handle(db, monkeypatch):
    taken = iter(["sam", "sam", "sam-2"])
    monkeypatch.setattr("community.members.adapter.free_handle", lambda name: next(taken))

    for email in ("sam@example.org", "another-sam@example.org"):
        assert Client().post("/account/signup/", SAM | {"email": email})["Location"] == CONFIRM

    assert sorted(User.objects.values_list("username", "email")) == [
        ("sam", "sam@example.org"),
        ("sam-2", "another-sam@example.org"),
    ]


@pytest.mark.parametrize(
    "other", [{"password1": "another-long-password"}, {"password1": ""}, {"display_name": "Not Sam"}]
)
def test_somebody_elses_press_with_the_same_address_makes_an_account_anew(db, other):
    """The first one was never confirmed. Its code opens nothing of the new one."""
    Client().post("/account/signup/", SAM)
    cache.clear()  # as if ten seconds had passed: a code to one address keeps its distance
    stranger = Client()

    answer = stranger.post("/account/signup/", SAM | other)

    assert answer["Location"] == CONFIRM
    account = User.objects.get()
    typed = SAM | other
    assert account.display_name == typed["display_name"]
    assert account.has_usable_password() == bool(typed["password1"])
    assert account.check_password(PASSWORD) == (typed["password1"] == PASSWORD)
    stranger.post(CONFIRM, {"code": re.search(r"^\S+$", mail.outbox[0].body, re.MULTILINE)[0]})
    assert "_auth_user_id" not in stranger.session
