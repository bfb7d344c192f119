from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.comments.models import Comment
from community.comments.reactions import add_reaction
from community.conversations.mutes import mute_branch, mute_person
from community.discussions import discussion_list
from community.discussions.discussion_list import DiscussionPage, in_order
from community.discussions.list_filters import ListFilters
from community.discussions.list_order import BY_ACTIVITY, Key, Which
from community.discussions.models import Discussion
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from tests.community.discussions.conftest import sign_in

Status = Comment.Status


def discussion_page(which: Which, before: str, member) -> DiscussionPage:
    return discussion_list.discussion_page(ListFilters(which, reader=member), before)


def titles(which: Which, before: str = "", member=None) -> list[str]:
    return [row.discussion.title for row in discussion_page(which, before, member).rows]


@pytest.fixture
def three(begin, answer):
    """Begun as first, second, third; the first was answered last."""
    first, second, third = begin("First"), begin("Second"), begin("Third")
    answer(second)
    answer(first)
    return first, second, third


def test_the_orders(three):
    assert titles(Which.LATEST) == ["First", "Second", "Third"]
    assert titles(Which.NEW) == ["Third", "Second", "First"]
    assert titles(Which.UNANSWERED) == ["Third"]


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM, Status.REMOVED, Status.WITHDRAWN])
def test_what_is_not_published_is_in_no_list(three, status):
    states.change_status(three[0].opening, status)

    assert titles(Which.LATEST) == ["Second", "Third"]
    assert titles(Which.NEW) == ["Third", "Second"]


def test_a_row_says_who_wrote_last(three, answer, member):
    said = answer(three[1], by=member)

    assert discussion_page(Which.LATEST, "", None).rows[0].latest == said


def test_a_held_answer_is_not_the_latest(three, answer):
    answer(three[2], status="held")

    rows = {row.discussion.title: row.latest for row in discussion_page(Which.LATEST, "", None).rows}
    assert rows["Third"] == three[2].opening


def test_pages_follow_each_other(begin, monkeypatch):
    monkeypatch.setattr(discussion_list, "PAGE_SIZE", 2)
    for number in range(5):
        begin(f"Number {number}")

    for which in (Which.LATEST, Which.NEW, Which.UNANSWERED):
        read, before = [], ""
        for _ in range(3):
            page = discussion_page(which, before, None)
            read += [row.discussion.title for row in page.rows]
            before = page.next_before
        assert (read, before) == ([f"Number {number}" for number in (4, 3, 2, 1, 0)], "")


def test_a_page_begins_where_the_one_before_ended_though_its_last_row_moved_up(begin, answer, monkeypatch):
    monkeypatch.setattr(discussion_list, "PAGE_SIZE", 2)
    for number in range(4):
        begin(f"Number {number}")
    page = discussion_page(Which.LATEST, "", None)

    answer(page.rows[-1].discussion)

    assert titles(Which.LATEST, page.next_before) == ["Number 1", "Number 0"]


@pytest.mark.parametrize("which", list(Which))
def test_a_key_comes_back_as_it_was(begin, which):
    discussion = begin()

    discussion.helped_count = 12

    key = Key.parse(Key.of(discussion, which), which)

    at = discussion.last_activity_at if which in BY_ACTIVITY else None
    assert key == Key(discussion.pk, at, 12 if which == Which.HELPED else 0)


@pytest.mark.parametrize("text", ["", "x", "1", "1.", ".1", "1.x", "-1.2", f"1.{'9' * 10}", "1.2.3", "١.٢"])
def test_what_is_no_key_is_the_first_page(text):
    assert Key.parse(text, Which.LATEST) is None
    assert Key.parse(text, Which.HELPED) is None


@pytest.mark.parametrize("text", ["", "x", "-1", "9" * 10, "1.2"])
def test_what_is_no_primary_key_is_the_first_page(text):
    assert Key.parse(text, Which.NEW) is None


def test_two_with_the_same_moment_are_both_on_a_page(begin):
    at = datetime(2026, 11, 1, tzinfo=UTC)
    pks = [begin(f"Number {number}").pk for number in range(3)]
    Discussion.objects.update(last_activity_at=at)

    after_last = in_order(Discussion.objects.published(), Which.LATEST, Key(pks[2], at))

    assert list(after_last.values_list("pk", flat=True)) == [pks[1], pks[0]]
    assert not in_order(Discussion.objects.published(), Which.LATEST, Key(pks[0], at)).exists()
    assert in_order(Discussion.objects.published(), Which.LATEST, Key(pks[0], at + timedelta(seconds=1))).count() == 3


def test_those_by_muted_people_are_folded(three, member):
    mute_person(member, three[0].opening, on=True)
    mute_branch(member, three[1].opening, on=True)

    rows = discussion_page(Which.LATEST, "", member).rows

    assert [row.is_muted for row in rows] == [True, True, False]
    assert "Muted: a discussion by" in sign_in(member).get("/discussions/").text


def test_a_muted_alias_is_muted_in_its_discussion_alone(begin, member, other_member, nameless_topic):
    nameless = {"topic": nameless_topic, "without_name": True}
    muted = begin("Muted", by=other_member, **nameless)
    begin("Another", by=other_member, **nameless)

    mute_person(member, muted.opening, on=True)

    rows = discussion_page(Which.NEW, "", member).rows
    assert [(row.discussion.title, row.is_muted) for row in rows] == [("Another", False), ("Muted", True)]


@pytest.mark.parametrize("which", list(Which))
def test_the_list_costs_the_same_for_one_and_for_many(client, begin, answer, topic, member, other_member, which):
    def cost(browser) -> int:
        with CaptureQueriesContext(connection) as asked:
            assert browser.get("/discussions/", {"sort": which.value, "period": "week"}).status_code == 200
        return len(asked)

    def begin_one(number: int) -> None:
        discussion = begin(f"Number {number}", topic=topic)
        if which != Which.UNANSWERED:
            add_reaction(answer(discussion), other_member)
            follow(member, FOLLOW_KINDS["conversation"], discussion)
        signed_in.get(discussion.get_absolute_url())

    signed_in = sign_in(member)
    begin_one(0)
    first = [cost(client), cost(signed_in)]
    first = [cost(client), cost(signed_in)]
    for number in range(1, 8):
        begin_one(number)

    assert [cost(client), cost(signed_in)] == first
