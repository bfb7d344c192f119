import pytest
from django.core import mail
from django.test import Client

from community.members.models import User
from community.members.views.join import CODE_WENT_ELSEWHERE

SAM = {"email": "sam@example.org", "display_name": "Sam", "password1": "a-long-enough-one"}
CONFIRM = "/account/confirm-email/"

pytestmark = pytest.mark.django_db


def join(browser: Client, **typed: str):
    browser.get("/account/signup/")
    return browser.post("/account/signup/", SAM | typed, follow=True)


def test_joining_in_two_browsers_within_ten_seconds_says_where_the_code_works():
    assert join(Client()).redirect_chain == [(CONFIRM, 302)]

    second = join(Client())

    assert (second.status_code, second.redirect_chain) == (200, [])
    assert second.context["form"].non_field_errors() == [CODE_WENT_ELSEWHERE]
    assert 'value="Sam"' in second.text, "what was typed is still there"
    assert 'value="sam@example.org"' in second.text
    assert (User.objects.count(), len(mail.outbox)) == (1, 1)


def test_a_second_press_in_the_same_browser_leads_to_the_code():
    browser = Client()
    join(browser)

    second = browser.post("/account/signup/", SAM, follow=True)

    assert second.redirect_chain == [(CONFIRM, 302)]
    assert (User.objects.count(), len(mail.outbox)) == (1, 1)


def test_somebody_elses_words_learn_nothing_of_the_account():
    join(Client())

    stranger = join(Client(), display_name="Not Sam", password1="only-i-know-this")

    assert CODE_WENT_ELSEWHERE not in stranger.text
