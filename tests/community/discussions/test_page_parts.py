"""What is kept of a discussion's page is never out of date, and saves queries."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from blog.models import Tag
from community.comments import states
from community.comments.editing import edit_comment, fingerprint
from community.comments.models import Comment
from community.comments.questions import choose_answer, mark_as_question
from community.discussions import moderating, pinning
from community.discussions.models import Discussion
from community.discussions.tagging import set_tags
from tests.community.discussions.conftest import sign_in
from tests.factories import ArticlePageFactory, TopicFactory, UserFactory


def page_of(discussion: Discussion, reader=None) -> str:
    client = sign_in(reader) if reader else Client()
    return client.get(f"/discussions/{discussion.pk}/", follow=True).text


def queries_for(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


@pytest.fixture
def seen(begin, answer, member, topic) -> Discussion:
    """A discussion with everything that a page can have, which a stranger has read."""
    discussion = begin("Night shifts", by=member, topic=topic)
    set_tags(discussion, ["Sleep"], Tag.objects.all())
    helped = answer(discussion, "Black curtains.")
    mark_as_question(discussion.opening)
    choose_answer(discussion.opening, helped, chosen_as="asker")
    ArticlePageFactory(topics=[topic])
    page_of(discussion)
    return discussion


def test_a_stranger_costs_two_queries_as_with_an_article(seen, topic, answer):
    article = ArticlePageFactory(topics=[topic])
    answer(article)

    costs = [queries_for(Client(), each.get_absolute_url()) for each in (article, seen)]

    assert costs == [2, 2]


def test_a_member_costs_no_more_than_with_an_article(seen, topic, answer, other_member):
    article = ArticlePageFactory(topics=[topic])
    answer(article)

    of_article, of_discussion = (
        queries_for(sign_in(other_member), each.get_absolute_url()) for each in (article, seen)
    )

    # One more: whether the reader has muted who gave the answer.
    assert of_discussion <= of_article + 1


def test_a_number_without_a_discussion_is_no_page(db):
    assert Client().get("/discussions/99/").status_code == 404


def test_a_new_title_and_its_reason(seen, moderator):
    moderating.rename_by_moderator(seen, "Sleeping by day", why="Say more.", by=moderator)

    assert "Sleeping by day</h1>" in page_of(seen)
    assert "A moderator changed the title: Say more." in page_of(seen)


def test_another_topic(seen, moderator):
    moderating.move_to_topic(seen, TopicFactory(name="Leave"), by=moderator)

    assert ">Leave</a>" in page_of(seen)


def test_the_name_and_the_rules_of_its_topic(seen, topic):
    topic.name, topic.house_rules = "Limits", "No names of firms, please."
    topic.save()

    assert ">Limits</a>" in page_of(seen)
    assert "No names of firms, please." in page_of(seen)


def test_a_topic_that_search_engines_are_kept_out_of(seen, topic):
    assert "application/ld+json" in page_of(seen)
    topic.is_not_indexed = True
    topic.save()

    assert "application/ld+json" not in page_of(seen)
    assert '<meta name="robots" content="noindex">' in page_of(seen)


def test_a_pin(seen, moderator):
    pinning.pin(seen, by=moderator)
    pinned = page_of(seen)
    pinning.unpin(seen, by=moderator)

    assert [">Pinned<" in page for page in (pinned, page_of(seen))] == [True, False]


def test_another_name_of_a_tag(seen):
    tag = Tag.objects.get(name="Sleep")
    tag.name = "Sleeping"
    tag.save()

    assert ">Sleeping</a>" in page_of(seen)


def test_another_name_of_its_starter(seen, member):
    member.display_name = "Marlen of the nights"
    member.save()

    assert page_of(seen).count("Marlen of the nights") >= 2


def test_an_answer_that_is_removed_and_restored(seen):
    helped = Comment.objects.get(comment="Black curtains.")
    states.change_status(helped, Comment.Status.REMOVED)
    without = page_of(seen)
    states.change_status(helped, Comment.Status.PUBLISHED)

    assert ["The answer that helped" in page for page in (without, page_of(seen))] == [False, True]


def test_an_edited_opening(seen):
    edit_comment(seen.opening, "Whose turn is it at four?", instead_of=fingerprint(seen.opening.comment))

    assert "Whose turn is it at four?" in page_of(seen)


def test_one_that_is_held_is_not_there_any_more(seen, member):
    states.change_status(seen.opening, Comment.Status.HELD)

    assert [page_status(seen, who) for who in (None, UserFactory(), member)] == [404, 404, 200]


def page_status(discussion: Discussion, reader=None) -> int:
    client = sign_in(reader) if reader else Client()
    return client.get(discussion.get_absolute_url()).status_code


def test_one_that_is_merged_leads_on_and_comes_back(seen, begin, moderator):
    other = begin("Days")
    moderating.merge(seen, other, by=moderator)
    merged = Client().get(seen.get_absolute_url())
    moderating.take_apart(Discussion.objects.get(pk=seen.pk), by=moderator)

    assert (merged.status_code, page_status(seen)) == (302, 200)


def test_an_article_it_is_about_that_is_taken_off(begin, site_tree):
    article, discussion = ArticlePageFactory(title="The door"), begin()
    discussion.about = article
    discussion.save()
    before = page_of(discussion)
    article.unpublish()

    assert ["The door" in page for page in (before, page_of(discussion))] == [True, False]
