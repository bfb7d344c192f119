"""This week's question on the front page: by the day, with its newest answers; earlier ones have a page."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.comments.drafts import Draft
from community.comments.models import Comment
from community.comments.saving import save_comment
from home.weekly_question import NOT_PUBLISHED, WeeklyQuestion, this_weeks_question
from juggle.page_cache.public_requests import is_public
from tests.community.discussions.conftest import sign_in
from tests.factories import DiscussionFactory, UserFactory

MONDAY = date(2026, 11, 23)
NEXT = MONDAY + timedelta(days=7)


@pytest.fixture
def glass(site_tree):
    return DiscussionFactory(title="Which ball is made of glass this week?")


@pytest.fixture
def first(glass):
    return WeeklyQuestion.objects.create(discussion=glass, begins_on=MONDAY)


def answer(discussion, body: str, status: str = "published") -> Comment:
    return save_comment(Draft(target=discussion, body=body, member=UserFactory()), status=status)[0]


def titles_by_day(*days: date) -> list[str]:
    shown = [this_weeks_question(day) for day in days]
    return [each.discussion.title if each else "" for each in shown]


def test_it_stays_for_a_week_and_the_next_takes_over_by_itself(first, glass):
    WeeklyQuestion.objects.create(discussion=DiscussionFactory(title="Who said thank you?"), begins_on=NEXT)
    sunday, last = NEXT - timedelta(days=1), NEXT + timedelta(days=6)
    assert titles_by_day(MONDAY - timedelta(days=1), MONDAY, sunday, NEXT, last, last + timedelta(days=1)) == [
        *("", glass.title, glass.title, "Who said thank you?", "Who said thank you?", "")
    ]


def test_the_day_is_the_sites(first, settings):
    settings.TIME_ZONE = "Europe/Berlin"
    with time_machine.travel(datetime(2026, 11, 22, 22, 59, tzinfo=UTC)):
        assert this_weeks_question() is None
    with time_machine.travel(datetime(2026, 11, 22, 23, 0, tzinfo=UTC)):
        assert this_weeks_question() is not None


def test_the_newest_two_answers_are_shown_and_none_that_waits(first, glass):
    for text in ("The handover.", "The bath.", "The lesson."):
        answer(glass, text)
    answer(glass, "Buy now.", "held")
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC)):
        page = Client().get("/").text
    section = page[page.index("week-question") :].partition("</section>")[0]
    assert [text in section for text in ("The lesson.", "The bath.", "The handover.", "Buy now.")] == [
        *(True, True, False, False)
    ]
    assert f'href="{glass.get_absolute_url()}#conversation">Answer it' in section
    assert "Read all 3" in section


def test_a_discussion_that_is_hidden_is_on_no_page(first, glass):
    states.change_status(glass.opening, "removed")
    assert this_weeks_question(MONDAY) is None
    assert glass.title not in Client().get("/this-weeks-question/").text


def test_earlier_ones_have_a_page_and_later_ones_have_not(first, glass):
    WeeklyQuestion.objects.create(discussion=DiscussionFactory(title="Who said thank you?"), begins_on=NEXT)
    with time_machine.travel(datetime(2026, 11, 24, 12, tzinfo=UTC)):
        page = Client().get("/this-weeks-question/").text
    assert (glass.title in page, "Who said thank you?" in page) == (True, False)
    assert "23 November 2026" in page
    assert is_public("/this-weeks-question/")


def test_the_page_costs_the_same_with_one_and_many(first):
    def cost() -> int:
        with CaptureQueriesContext(connection) as queries:
            Client().get("/this-weeks-question/")
        return len(queries)

    cost()
    few = cost()
    for week in range(1, 6):
        WeeklyQuestion.objects.create(discussion=DiscussionFactory(), begins_on=MONDAY - timedelta(weeks=week))
    assert cost() == few


def test_one_begins_on_a_day_and_only_of_what_is_published(first, glass):
    with pytest.raises(IntegrityError), transaction.atomic():
        WeeklyQuestion.objects.create(discussion=glass, begins_on=MONDAY)
    with pytest.raises(ValidationError, match=NOT_PUBLISHED):
        WeeklyQuestion(discussion=DiscussionFactory(status="held"), begins_on=NEXT).full_clean()


def test_editors_choose_it_by_its_number_and_authors_may_not(glass):
    editor, author = UserFactory(groups=["Editors"]), UserFactory(groups=["Authors"])
    address = "/cms/snippets/home/weeklyquestion/add/"
    assert '<input type="number" name="discussion"' in sign_in(editor).get(address).text
    sign_in(editor).post(address, {"discussion": str(glass.pk), "begins_on": "2026-11-23"})
    assert WeeklyQuestion.objects.get().discussion == glass
    assert sign_in(author).get(address).status_code == 302
