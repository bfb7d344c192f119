from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.utils.html import escape

from community.comments import states
from community.comments.models import Comment, Conversation
from community.discussions.models import Discussion
from community.discussions.title_field import NO_WORDS
from tests.community.discussions.conftest import TITLE, sign_in

NEW_TITLE = "Is it Monday again?"


@pytest.fixture
def discussion(begin, member, known):
    return begin(by=known(member))


@pytest.fixture
def address(discussion) -> str:
    return f"/discussions/{discussion.pk}/rename/"


def test_the_starter_changes_the_title_and_the_old_address_leads_on(client, discussion, address, member):
    before = discussion.get_absolute_url()

    answer = sign_in(member).post(address, {"title": NEW_TITLE})

    now = Discussion.objects.get(pk=discussion.pk)
    assert (now.title, answer["Location"]) == (NEW_TITLE, now.get_absolute_url())
    assert client.get(before)["Location"] == now.get_absolute_url()


def test_the_link_is_shown_to_the_starter_alone(client, discussion, address, member, other_member):
    page = discussion.get_absolute_url()

    shown = [address in browser.get(page).text for browser in (client, sign_in(other_member), sign_in(member))]

    assert shown == [False, False, True]


def test_nobody_else_can(client, address, other_member, moderator):
    assert client.post(address, {"title": NEW_TITLE})["Location"].startswith("/account/login/")
    for somebody in (other_member, moderator):
        assert sign_in(somebody).post(address, {"title": NEW_TITLE}).status_code == 404
    assert not Discussion.objects.filter(title=NEW_TITLE).exists()


def test_reading_the_page_changes_nothing(address, member):
    page = sign_in(member).get(address)

    assert (page.status_code, f'value="{escape(TITLE)}"' in page.text) == (200, True)


def test_after_the_time_for_editing_it_says_so_and_gives_the_words_back(discussion, address, member):
    client = sign_in(member)

    with time_machine.travel(datetime.now(UTC) + timedelta(hours=2)):
        page = client.post(address, {"title": NEW_TITLE})

    assert page.status_code == 403
    assert "that time is over" in page.text
    assert NEW_TITLE in page.text
    assert Discussion.objects.get(pk=discussion.pk).title == TITLE


def test_not_in_a_closed_one(discussion, address, member):
    Conversation.objects.filter(object_id=discussion.pk).update(state="closed")

    assert sign_in(member).post(address, {"title": NEW_TITLE}).status_code == 403


def test_a_held_one_can_be_renamed_and_stays_held(discussion, address, member):
    states.change_status(discussion.opening, Comment.Status.HELD)

    sign_in(member).post(address, {"title": NEW_TITLE})

    now = Discussion.objects.get(pk=discussion.pk)
    assert (now.title, now.is_published) == (NEW_TITLE, False)


def test_a_bad_title_comes_back(address, member):
    page = sign_in(member).post(address, {"title": "🎈"})

    assert (page.status_code, escape(NO_WORDS) in page.text, "🎈" in page.text) == (422, True, True)


def test_the_privacy_check_asks_first(address, member):
    client = sign_in(member)
    title = "Ring me on +44 20 7946 0958"

    asked = client.post(address, {"title": title})
    client.post(address, {"title": title, "as_it_is": "1"})

    assert (asked.status_code, "Save as it is" in asked.text) == (422, True)
    assert Discussion.objects.filter(title=title).count() == 1


def test_too_many_changes_in_a_minute_are_told_when_to_come_back(address, member):
    client = sign_in(member)

    answers = [client.post(address, {"title": f"Number {number}"}).status_code for number in range(7)]

    assert answers == [302] * 6 + [429]


def test_another_member_never_sees_the_page_of_a_removed_one(discussion, address, member, other_member):
    states.change_status(discussion.opening, Comment.Status.WITHDRAWN)

    assert [sign_in(each).get(address).status_code for each in (member, other_member)] == [404, 404]
