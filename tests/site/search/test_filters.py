from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from community.comments import states
from community.comments.questions import choose_answer, mark_as_question
from search.filters import Filters, Since, Where
from search.models import Kind
from tests.factories import ArticlePageFactory, CommentFactory, DiscussionFactory, TopicFactory, UserFactory
from tests.site.search.conftest import add

pytestmark = pytest.mark.django_db


@pytest.fixture
def found():
    """An article of a topic with a comment, and a discussion of none; all about kettles."""
    topic = TopicFactory(slug="tea", name="Tea")
    article = ArticlePageFactory(title="Kettle one", topics=[topic], author=UserFactory(username="rosa"))
    comment = CommentFactory(target=article, body="My kettle.", member=UserFactory(username="kofi"))
    discussion = DiscussionFactory(title="Kettle two", member=comment.user)
    add(article, comment, discussion)
    return article, comment, discussion


def test_by_kind(found, look):
    assert look("kettle", where="article") == ["Kettle one"]
    assert look("kettle", where="discussion") == ["Kettle two"]
    assert look("kettle", where="comment") == ["Kettle one"]
    assert look("kettle", where="people") == []
    assert len(look("kettle", where="nowhere")) == 3


def test_by_topic(found, look):
    type(found[2]).objects.filter(pk=found[2].pk).update(topic_id=None)

    assert look("kettle", topic="tea") == ["Kettle one", "Kettle one"]
    assert len(look("kettle", topic="no-such-topic")) == 3


def test_a_discussion_of_a_topic(look):
    discussion = DiscussionFactory(title="Kettle", topic=TopicFactory(slug="tea"))
    TopicFactory(slug="coffee")
    add(discussion)

    assert look("kettle", topic="tea") == ["Kettle"]
    assert look("kettle", topic="coffee") == []


def test_by_writer(found, look):
    assert look("kettle", by="rosa") == ["Kettle one"]
    assert sorted(look("kettle", by="kofi")) == ["Kettle one", "Kettle two"]


def test_by_time(look):
    ages = {6: "six", 8: "eight", 30: "thirty", 32: "more", 365: "year", 367: "older"}
    now = timezone.now()
    add(*(ArticlePageFactory(title=f"Kettle {ages[days]}", published_at=now - timedelta(days)) for days in ages))

    assert look("kettle", since="week") == ["Kettle six"]
    assert look("kettle", since="month") == ["Kettle six", "Kettle eight", "Kettle thirty"]
    assert len(look("kettle", since="year")) == 5
    assert len(look("kettle", since="")) == len(look("kettle", since="century")) == 6


def test_by_what_was_asked_in_discussions_and_solved(found, look):
    open_question, solved = DiscussionFactory(title="Kettle three"), DiscussionFactory(title="Kettle four")
    answer = CommentFactory(target=solved, body="A new kettle.")
    for each in (open_question, solved):
        mark_as_question(each.opening)
    choose_answer(solved.opening, answer, chosen_as="asker")
    add(open_question, solved, answer)

    assert sorted(look("kettle", asked="question")) == ["Kettle four", "Kettle four", "Kettle three"]
    assert look("kettle", asked="solved") == ["Kettle four", "Kettle four"]
    assert len(look("kettle", asked="nonsense")) == 6


def test_a_question_whose_answer_was_removed_is_not_solved(look):
    solved = DiscussionFactory(title="Kettle")
    answer = CommentFactory(target=solved)
    mark_as_question(solved.opening)
    choose_answer(solved.opening, answer, chosen_as="asker")
    add(solved)
    states.change_status(answer, "removed")

    assert [look("kettle", asked=asked) for asked in ("question", "solved")] == [["Kettle"], []]


def test_an_address_holds_the_whole_search(found):
    reader = UserFactory(username="reader")
    asked = {
        "in": "comment",
        "since": "week",
        "topic": "tea",
        "by": "kofi",
        "asked": "solved",
        "sort": "new",
        "on": "article-5",
    }
    filters = Filters.from_query(asked, reader)

    assert (filters.where, filters.since, filters.on) == (Where.COMMENTS, Since.WEEK, (Kind.ARTICLE, 5))
    assert (
        filters.as_query("a b") == "?q=a+b&in=comment&topic=tea&by=kofi&since=week&asked=solved&sort=new&on=article-5"
    )
    assert filters.as_query("a", topic="", by="", since="", asked="", on="", sort="") == "?q=a&in=comment"
    assert Filters.from_query({"by": "me"}, reader).by == reader
    assert Filters.from_query({"by": "me"}, None).by is None


@pytest.mark.parametrize(
    "on", ["", "article", "article-", "article-x", "comment-1", "article-٣", "article-" + "9" * 30]
)
def test_a_place_that_is_none_counts_as_not_given(on):
    assert Filters.from_query({"on": on}, None) == Filters()


def test_the_form_keeps_what_was_chosen(found):
    page = Client().get("/search/?q=kettle&topic=tea&since=week&asked=solved&in=comment&sort=new").text

    assert '<option value="tea" selected>Tea</option>' in page
    assert '<option value="week" selected>The last week</option>' in page
    assert '<option value="solved" selected>Solved questions</option>' in page
    assert '<input type="hidden" name="in" value="comment">' in page
    assert '<input type="hidden" name="sort" value="new">' in page
    assert '<details class="search-filters" open>' in page
