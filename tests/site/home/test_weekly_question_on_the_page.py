"""This week's question as readers meet it: who sees it, when the next one comes, and the page of earlier ones."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.comments.models import Comment
from community.comments.withdrawal import withdraw
from community.discussions import moderating
from community.discussions.models import Discussion
from community.members.time_zone import set_zone
from home.weekly_question import WeeklyQuestion, this_weeks_question
from home.weekly_question_view import PAGE_SIZE
from tests.community.discussions.conftest import sign_in
from tests.factories import CommentFactory, DiscussionFactory, TopicFactory, UserFactory

MONDAY = date(2026, 11, 23)
GLASS, THANKS = "Which ball is made of glass this week?", "Who said thank you?"


@pytest.fixture
def glass(site_tree: Any) -> Discussion:
    glass = DiscussionFactory(title=GLASS)
    WeeklyQuestion.objects.create(discussion=glass, begins_on=MONDAY)
    return glass


@pytest.fixture
def thanks(site_tree: Any) -> Discussion:
    thanks = DiscussionFactory(title=THANKS)
    WeeklyQuestion.objects.create(discussion=thanks, begins_on=MONDAY + timedelta(days=7))
    return thanks


def section(client: Client | None = None) -> str:
    """The part of the front page; "" without one."""
    _, found, rest = (client or Client()).get("/").text.partition("week-question")
    return rest.partition("</section>")[0] if found else ""


def on(day: int, hour: int = 12, minute: int = 0) -> Any:
    return time_machine.travel(datetime(2026, 11, day, hour, minute, tzinfo=UTC), tick=False)


@pytest.mark.parametrize(
    ("day", "hour", "minute", "shown"),
    [(22, 23, 59, ""), (23, 0, 0, GLASS), (29, 23, 59, GLASS), (30, 0, 0, THANKS)],
)
def test_the_front_page_changes_with_the_minute(glass, thanks, settings, day, hour, minute, shown):
    settings.TIME_ZONE = "UTC"
    with on(day, hour, minute):
        found = section()
    assert [title for title in (GLASS, THANKS) if title in found] == ([shown] if shown else [])


def test_a_member_elsewhere_sees_the_same_one(glass, thanks, settings):
    settings.TIME_ZONE = "UTC"
    early = UserFactory()
    set_zone(early, "Pacific/Auckland")
    with on(29, 23, 30):
        assert GLASS in section(sign_in(early))


@pytest.mark.parametrize("status", ["held", "removed", "spam"])
def test_while_it_is_hidden_nobody_sees_it_and_then_it_is_back(glass, moderator, status):
    states.change_status(glass.opening, status)
    with on(24):
        assert [GLASS in section(client) for client in (None, sign_in(glass.opening.user), sign_in(moderator))] == [
            *(False, False, False)
        ]
        states.change_status(glass.opening, "published")
        assert GLASS in section()


def test_one_that_is_withdrawn_or_merged_leaves_the_place_empty(glass, moderator):
    moderating.merge(glass, DiscussionFactory(title="Balls"), by=moderator)
    assert this_weeks_question(MONDAY) is None
    moderating.take_apart(Discussion.objects.get(pk=glass.pk), by=moderator)
    assert this_weeks_question(MONDAY) is not None
    withdraw(Comment.objects.get(pk=glass.opening_id))
    assert this_weeks_question(MONDAY) is None


def test_an_earlier_week_does_not_come_back_while_this_one_is_hidden(glass, thanks):
    states.change_status(thanks.opening, "removed")
    assert this_weeks_question(MONDAY + timedelta(days=7)) is None


def test_a_new_title_is_shown_at_once_and_leads_to_the_new_address(glass, moderator):
    moderating.rename_by_moderator(glass, "Which one must not fall?", why="Shorter.", by=moderator)
    with on(24):
        found = section()
    assert ("Which one must not fall?" in found, GLASS in found) == (True, False)
    assert f"/discussions/{glass.pk}/which-one-must-not-fall/" in found


def test_an_answer_that_is_removed_makes_room_for_the_one_before(glass):
    said = [CommentFactory(target=glass, body=body) for body in ("The bath.", "The lesson.", "The handover.")]
    states.change_status(said[-1], "removed")
    shown = this_weeks_question(MONDAY)
    assert shown is not None
    assert [each.comment for each in shown.answers] == ["The lesson.", "The bath."]


def test_the_newest_is_the_one_published_last_not_the_one_written_last(glass):
    first, second = (CommentFactory(target=glass, body=body) for body in ("The bath.", "The lesson."))
    Comment.objects.filter(pk=first.pk).update(published_at=second.published_at + timedelta(hours=1))
    shown = this_weeks_question(MONDAY)
    assert shown is not None
    assert [each.comment for each in shown.answers] == ["The bath.", "The lesson."]


def test_the_opening_is_no_answer(glass):
    shown = this_weeks_question(MONDAY)
    assert shown is not None
    assert shown.answers == []


def test_an_alias_is_shown_as_one(site_tree):
    writer = UserFactory(display_name="Rosa Okafor")
    nameless = DiscussionFactory(title=GLASS, topic=TopicFactory(allows_anonymity=True))
    WeeklyQuestion.objects.create(discussion=nameless, begins_on=MONDAY)
    reply = CommentFactory(target=nameless, member=writer, body="The handover.", without_name=True)
    with on(24):
        found = section()
    assert (reply.alias in found, "Rosa Okafor" in found) == (True, False)


def test_two_queries_and_one_without_a_question(glass, django_assert_num_queries):
    CommentFactory(target=glass), CommentFactory(target=glass)
    with django_assert_num_queries(2):
        this_weeks_question(MONDAY)
    with django_assert_num_queries(1):
        this_weeks_question(MONDAY - timedelta(days=1))


def test_the_front_page_costs_the_same_with_one_answer_and_many(glass):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries, on(24):
            sign_in(reader).get("/")
        return len(queries)

    reader = UserFactory()
    for number in range(2):
        CommentFactory(target=glass, body=f"Answer {number}.")
    cost()
    few = cost()
    for number in range(6):
        CommentFactory(target=glass, body=f"Another answer {number}.")
    assert cost() == few


class TestEarlierOnes:
    def test_the_newest_stands_first_and_hidden_ones_are_left_out(self, glass, thanks):
        hidden = DiscussionFactory(title="What did you drop?")
        WeeklyQuestion.objects.create(discussion=hidden, begins_on=MONDAY - timedelta(days=7))
        states.change_status(hidden.opening, "removed")
        with time_machine.travel(datetime(2026, 12, 1, 12, tzinfo=UTC)):
            text = Client().get("/this-weeks-question/").text
        assert 0 < text.index(THANKS) < text.index(GLASS)
        assert "What did you drop?" not in text

    @pytest.mark.parametrize(("number", "titles_on_second"), [(PAGE_SIZE, 0), (PAGE_SIZE + 1, 1)])
    def test_a_page_holds_half_a_year(self, site_tree, number, titles_on_second):
        for week in range(number):
            discussion = DiscussionFactory(title=f"Question {week:02}")
            WeeklyQuestion.objects.create(discussion=discussion, begins_on=MONDAY - timedelta(weeks=week))
        with on(24):
            first, second = (Client().get(f"/this-weeks-question/?page={page}").text for page in (1, 2))
        assert first.count(">Question ") == PAGE_SIZE
        is_last = f"Question {PAGE_SIZE:02}"
        assert (is_last in first, is_last in second) == (False, bool(titles_on_second))

    @pytest.mark.parametrize("query", ["?page=", "?page=0", "?page=x", "?page=99999999999999999999", "?page=%00"])
    def test_a_page_that_makes_no_sense_is_one_that_does(self, glass, query):
        with on(24):
            assert GLASS in Client().get(f"/this-weeks-question/{query}").text
