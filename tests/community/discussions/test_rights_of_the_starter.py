"""A starter may feature, pause and close; who may write, and how, is not theirs to say."""

import pytest

from community.comments.models import Conversation, Feature
from community.discussions.models import Discussion
from tests.community.discussions.conftest import sign_in

EVERYTHING = {"closes_after": "3", "is_for_members": "on", "is_read_first": "on", "allows_anonymity": "on"}


@pytest.fixture
def discussion(begin, member) -> Discussion:
    return begin(by=member)


@pytest.fixture
def address(discussion) -> str:
    return f"/comments/on/discussions.discussion/{discussion.pk}/settings/"


def settings_of(discussion: Discussion) -> tuple[object, ...]:
    found = Conversation.objects.find(discussion)
    return (found.state, found.note, found.closes_after, found.is_for_members, found.allows_anonymity)


def test_the_starter_closes_it_with_a_sentence_and_changes_nothing_else(discussion, address, member):
    sign_in(member).post(address, {"state": "closed", "note": "Solved, thank you."} | EVERYTHING)

    assert settings_of(discussion) == ("closed", "Solved, thank you.", None, False, False)
    assert not Conversation.objects.find(discussion).is_read_first


def test_the_starter_sees_only_these_two_fields(address, member):
    page = sign_in(member).get(address).text

    names = ("state", "note", *EVERYTHING)
    assert [name for name in names if f'name="{name}"' in page] == ["state", "note"]


def test_what_a_moderator_has_set_stays_when_the_starter_saves(discussion, address, member, moderator):
    sign_in(moderator).post(address, {"state": "open", "note": ""} | EVERYTHING)

    sign_in(member).post(address, {"state": "paused", "note": ""})

    assert settings_of(discussion) == ("paused", "", 3, True, True)


def test_nobody_else_has_any(discussion, address, answer, other_member, client):
    said = answer(discussion, by=other_member)
    browser = sign_in(other_member)

    assert browser.post(address, {"state": "closed", "note": ""}).status_code == 403
    assert browser.post(f"/comments/{said.pk}/feature/", {"feature": "yes"}).status_code == 403
    assert client.post(address, {"state": "closed"})["Location"].startswith("/account/login/")
    assert (settings_of(discussion)[0], Feature.objects.count()) == ("open", 0)
