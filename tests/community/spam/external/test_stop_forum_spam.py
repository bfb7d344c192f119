import json
from hashlib import md5

import pytest

from community.spam.external.external_check import NoAnswer
from community.spam.external.limited_request import Reply
from community.spam.external.stop_forum_spam import stop_forum_spam
from tests.community.spam.external.held import hold
from tests.factories import UserFactory

CHECK = stop_forum_spam("https://list.example")
HASHED = md5(b"nora@example.com", usedforsecurity=False).hexdigest()
pytestmark = pytest.mark.django_db


def test_it_is_sent_a_hash_of_the_address_of_a_member(thing) -> None:
    comment = hold(thing, "Cheap prams", member=UserFactory(email="Nora@Example.com"))

    assert CHECK.fields(comment) == {"emailhash": HASHED, "json": "1"}


def test_or_of_a_guest(thing) -> None:
    comment = hold(thing, "Cheap prams", guest_name="Nora", guest_email="nora@example.com")

    assert CHECK.fields(comment) == {"emailhash": HASHED, "json": "1"}


def test_it_is_not_asked_about_an_alias(thing) -> None:
    assert CHECK.fields(hold(thing, "Cheap prams", without_name=True)) is None


@pytest.mark.parametrize(
    ("found", "says_spam"),
    [
        ({"appears": 0, "frequency": 0}, False),
        ({"appears": 1, "confidence": 79.9}, False),
        ({"appears": 1, "confidence": 80}, True),
    ],
)
def test_an_address_counts_that_the_list_is_sure_of(found: dict[str, object], says_spam: bool) -> None:
    assert CHECK.says_spam(Reply(200, json.dumps({"success": 1, "emailhash": found}), {})) is says_spam


@pytest.mark.parametrize("body", ["", "<html>", "[]", "1", '{"success": 1}', '{"success": 1, "emailhash": []}'])
def test_anything_else_is_no_answer(body: str) -> None:
    with pytest.raises(NoAnswer, match=r"^an answer that cannot be read$"):
        CHECK.says_spam(Reply(200, body, {}))


def test_the_reason_it_gives_is_for_the_operator() -> None:
    with pytest.raises(NoAnswer, match=r"^rate limit exceeded$"):
        CHECK.says_spam(Reply(200, '{"success": 0, "error": "rate limit exceeded"}', {}))
