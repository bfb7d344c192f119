"""The filter reads what members write about themselves, and refuses what would wait."""

import pytest
from django.test import Client

from community.spam.profile_texts import LEADS_AWAY, LOOKS_LIKE_SPAM, problem_with_profile_text
from tests.factories import UserFactory

pytestmark = pytest.mark.django_db

KIND = "Two boys, one job and a half, and a garden that nobody has time for."
LINK = "My pictures of it are at https://a.example."
ADVERT = "Be your own boss! Earn extra money from home, click here, guaranteed income."
NEWCOMERS = LEADS_AWAY.format(when="before a comment of yours was approved")
KNOWN = LEADS_AWAY.format(when="before a few more comments of yours were approved")


@pytest.fixture
def known(member, say):
    say("Kind words.", by=member)
    return member


@pytest.mark.parametrize(
    ("about", "problem"),
    [("", ""), (KIND, ""), (LINK, NEWCOMERS), ("Ring 0113 496 0000", NEWCOMERS), (ADVERT, LOOKS_LIKE_SPAM)],
)
def test_a_newcomer_leads_nobody_away_and_advertises_nothing(member, about, problem) -> None:
    assert problem_with_profile_text(member, "Jonas", about) == problem


@pytest.mark.parametrize(("about", "problem"), [(KIND, ""), (LINK, ""), (f"{LINK} https://b.example", KNOWN)])
def test_a_known_member_has_the_links_of_their_standing(known, about, problem) -> None:
    assert problem_with_profile_text(known, "Jonas", about) == problem


def test_nobody_says_what_is_spam_beyond_doubt(known) -> None:
    assert problem_with_profile_text(known, "Jonas", "Buy viagra online, cheap!") == LOOKS_LIKE_SPAM


def test_staff_say_what_they_like(moderator) -> None:
    assert problem_with_profile_text(moderator, "Priya", f"{ADVERT} {LINK}") == ""


def test_the_form_keeps_the_text_and_says_what_is_wrong() -> None:
    member, client = UserFactory(), Client()
    client.force_login(member)
    fields = {"display_name": member.display_name, "about": LINK, "picture_for": "everyone", "about_for": "everyone"}
    fields |= {"pronouns_for": "everyone", "ages_for": "members", "work_for": "members"}

    refused = client.post("/members/me/edit/", fields)
    saved = client.post("/members/me/edit/", fields | {"about": KIND})

    member.refresh_from_db()
    assert (refused.status_code, saved.status_code, member.about) == (422, 302, KIND)
    assert LINK in refused.text
    assert NEWCOMERS in refused.text


def test_a_text_that_is_there_already_is_not_read_again() -> None:
    member, client = UserFactory(about=LINK), Client()
    client.force_login(member)
    fields = {"display_name": "Another Name", "about": LINK, "picture_for": "everyone", "about_for": "everyone"}
    fields |= {"pronouns_for": "everyone", "ages_for": "members", "work_for": "members"}

    assert client.post("/members/me/edit/", fields).status_code == 302
