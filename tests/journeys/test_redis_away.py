"""Redis is stopped while people write and sign in: nothing is lost, nothing is a server error, and limits hold."""

from collections import Counter

import pytest
from django.core.cache import caches
from django.test import Client

from community.comments.models import Comment
from tests.factories import PASSWORD, UserFactory
from tests.journeys.conftest import signed_in
from tests.site.juggle.test_redis_cache import server  # noqa: F401 -- a fixture

WORDS = "Ours reads the bus timetable. Every night, aloud, number {}."


@pytest.fixture
def away(server):  # noqa: F811
    server.stop()
    return server


def test_every_post_is_accepted_or_its_text_given_back(away, say, article):
    """45 posts by 15 members, three each, as many as a newcomer's minute allows; then a fourth by each."""
    browsers = [signed_in(UserFactory()) for _ in range(15)]

    answers = Counter()
    for number in range(60):
        words = WORDS.format(number)
        answer = say(browsers[number % 15], article, words)
        saved = Comment.objects.filter(comment=words).count()
        given_back = words in answer.text
        answers[answer.status_code, saved, given_back] += 1

    assert answers == {(200, 1, True): 45, (429, 0, True): 15}


def test_guests_write_as_well(away, say, client, article):
    answer = say(client, article, WORDS, name="Ann Lee", email="ann@example.org")

    assert (answer.status_code, Comment.objects.get().status) == (200, Comment.Status.UNCONFIRMED)


def test_pages_are_read_and_members_sign_in(away, client, article, member):
    pages = [
        "/",
        article.get_absolute_url(),
        "/articles/",
        "/members/jonas-m/",
        "/account/login/",
        "/articles/?query=bath",
    ]

    assert [client.get(page, follow=True).status_code for page in pages] == [200] * len(pages)
    signing_in = client.post("/account/login/", {"login": "jonas-m@example.org", "password": PASSWORD})
    assert (signing_in.status_code, signing_in["Location"]) == (302, "/")


def test_guessing_passwords_is_still_limited(away, member):
    client = Client(REMOTE_ADDR="203.0.113.9")

    tries = [
        "Too many tries." in client.post("/account/login/", {"login": "jonas-m@example.org", "password": "guess"}).text
        for _ in range(12)
    ]

    assert tries == [False] * 5 + [True] * 7


def test_when_redis_is_back_it_is_used_again(away, client, article):
    away.start()
    caches["default"]._outage._next_try = 0

    client.get(article.get_absolute_url())

    assert caches["default"]._outage._next_try is None
