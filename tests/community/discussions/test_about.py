"""From an article to a discussion about it, and back."""

import pytest
from django.test import Client

from community.comments import states
from community.comments.models import Conversation
from community.discussions.about import conversation_knowing_discussions, discussions_about, find_about, key_of
from community.discussions.models import Discussion
from tests.community.discussions.conftest import filled, sign_in
from tests.community.discussions.stories import start
from tests.factories import ArticlePageFactory


@pytest.fixture
def bath(site_tree, topic):
    return ArticlePageFactory(title="The bath", slug="bath", topics=[topic])


@pytest.fixture
def about_bath(known, member, bath, topic) -> Discussion:
    known(member)
    return start(member, topic=str(topic.pk), about=key_of(bath))


def test_the_article_leads_to_a_form_that_knows_it(client, bath, member, topic):
    address = f"/discussions/new/?about=blog.articlepage.{bath.pk}"
    assert f'href="{address}"' in client.get("/articles/bath/").text

    page = sign_in(member).get(address).text

    assert 'About <a href="/articles/bath/" dir="auto">The bath</a>' in page
    assert f'<option value="{topic.pk}" selected>Boundaries</option>' in page
    assert f'name="about" value="blog.articlepage.{bath.pk}"' in page


def test_the_link_stands_on_both_pages(client, bath, about_bath):
    assert 'About <a href="/articles/bath/"' in client.get(about_bath.get_absolute_url()).text
    article = client.get("/articles/bath/").text.partition("about-this-title")[2]
    assert about_bath.get_absolute_url() in article


def test_a_refused_form_keeps_it(bath, member, topic):
    browser = sign_in(member)

    refused = browser.post("/discussions/new/", filled(browser, title="", topic=str(topic.pk), about=key_of(bath)))

    assert refused.status_code == 422
    assert f'name="about" value="{key_of(bath)}"' in refused.text
    assert "The bath" in refused.text


@pytest.mark.parametrize("status", ["held", "removed", "withdrawn", "spam"])
def test_what_is_not_published_is_not_on_the_article(client, bath, about_bath, status):
    states.change_status(about_bath.opening, status)

    assert about_bath.title not in client.get("/articles/bath/").text
    assert conversation_knowing_discussions(bath).has_discussions is False


def test_an_article_that_is_hidden_is_not_named(client, bath, about_bath):
    bath.live = False
    bath.save()

    assert "The bath" not in client.get(about_bath.get_absolute_url()).text


def test_a_deleted_article_leaves_the_discussion(client, bath, about_bath):
    bath.delete()

    page = client.get(about_bath.get_absolute_url())

    assert (page.status_code, "The bath" in page.text) == (200, False)


@pytest.mark.parametrize("key", ["", "x", "blog.articlepage.", "blog.articlepage.999999", "members.user.1", "a\0b.1"])
def test_what_names_nothing_is_ignored(member, db, key):
    assert find_about(key, member) is None
    assert sign_in(member).get("/discussions/new/", {"about": key}).status_code == 200


def test_a_draft_of_an_article_cannot_be_found_out(member, author, site_tree):
    draft = ArticlePageFactory(title="Secret", slug="secret", live=False, author=author)

    assert "Secret" not in sign_in(member).get(f"/discussions/new/?about={key_of(draft)}").text


def test_a_discussion_is_not_started_about_a_discussion(begin, member):
    assert find_about(key_of(begin()), member) is None


def test_five_at_most_the_liveliest_first(bath, begin, answer):
    for number in range(6):
        discussion = begin(f"Number {number}")
        discussion.about = bath
        discussion.save()
    answer(Discussion.objects.get(title="Number 0"))

    assert [each.title for each in discussions_about(bath)] == [f"Number {number}" for number in (0, 5, 4, 3, 2)]


def test_an_article_without_discussions_asks_for_none(client, bath, django_assert_num_queries):
    Conversation.objects.get_or_create_for(bath)

    with django_assert_num_queries(1):
        assert conversation_knowing_discussions(bath).has_discussions is False
    assert "Discussions about this" not in Client().get("/articles/bath/").text
