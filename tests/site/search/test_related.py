"""What stands beside a discussion."""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.discussions.moderating import rename_by_moderator
from search.indexing import index
from search.models import Kind
from search.related import MAX_ARTICLES, related_to
from tests.factories import ArticlePageFactory, DiscussionFactory, TopicFactory

DOOR = "How do you hand over at the door?"


def indexed(title: str, **more):
    discussion = DiscussionFactory(title=title, **more)
    index(Kind.DISCUSSION, [discussion.pk])
    return discussion


def test_discussions_that_ask_much_the_same_and_not_itself(db):
    indexed("Who sleeps when you work nights?")
    other, this = indexed("Handing over at the door"), indexed(DOOR)

    assert related_to(this).discussions == [other]


def test_the_newest_readable_articles_about_its_topic(site_tree):
    topic = TopicFactory()
    articles = [ArticlePageFactory(topics=[topic]) for _ in range(MAX_ARTICLES + 1)]
    ArticlePageFactory(topics=[topic], live=False)
    ArticlePageFactory(topics=[TopicFactory()])

    assert related_to(indexed(DOOR, topic=topic)).articles == articles[:0:-1]


def test_not_the_article_it_is_about(site_tree):
    topic = TopicFactory()
    article, other = ArticlePageFactory(topics=[topic]), ArticlePageFactory(topics=[topic])
    discussion = indexed(DOOR, topic=topic)
    discussion.about = article
    discussion.save()

    assert related_to(discussion).articles == [other]


def test_they_stand_on_the_page(client, site_tree):
    topic = TopicFactory()
    article, other = ArticlePageFactory(title="The bath", topics=[topic]), indexed("Handing over at the door")

    page = client.get(indexed(DOOR, topic=topic).get_absolute_url()).text.partition("related-title")[2]

    assert [each.get_absolute_url() in page for each in (article, other)] == [True, True]


def test_it_costs_the_same_with_few_and_many(site_tree):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            related_to(this)
        return len(asked)

    topic = TopicFactory()
    this = indexed(DOOR, topic=topic)
    indexed(DOOR, topic=topic)
    ArticlePageFactory(topics=[topic])
    cost()
    few = cost()
    for _ in range(3):
        indexed(DOOR, topic=topic)
        ArticlePageFactory(topics=[topic])

    assert cost() == few <= 5


def test_one_that_is_held_or_renamed_meanwhile_is_not_shown_as_it_was(client, moderator):
    held, renamed, this = indexed("Handing over at the door"), indexed("A hand at the door"), indexed(DOOR)
    before = client.get(this.get_absolute_url()).text.partition("related-title")[2]
    states.change_status(held.opening, "held")
    rename_by_moderator(renamed, "The door bell", why="It is about the bell.", by=moderator)
    after = client.get(this.get_absolute_url()).text.partition("related-title")[2]

    assert ["Handing over" in each for each in (before, after)] == [True, False]
    assert ["The door bell" in each for each in (before, after)] == [False, True]
