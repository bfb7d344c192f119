from datetime import timedelta

import pytest
from django.utils import timezone

from blog.authors.own_articles import SHOWN, own_articles
from tests.factories import ArticlePageFactory


@pytest.fixture
def begun(site_tree, author):
    def begin(**also):
        article = ArticlePageFactory(author=author, owner=author, **also)
        article.save_revision(user=author)
        article.refresh_from_db()
        return article

    return begin


def states(author) -> dict[str, str]:
    return {own.article.title: own.state for own in own_articles(author)}


def test_each_says_what_it_waits_for(begun, author) -> None:
    begun(title="Begun", live=False)
    handed_in = begun(title="Handed in", live=False)
    handed_in.get_workflow().start(handed_in, author)
    begun(title="Out")
    begun(title="Out and changed").save_revision(user=author)
    planned = begun(title="Planned", live=False, go_live_at=timezone.now() + timedelta(days=2))
    planned.save_revision(user=author, approved_go_live_at=planned.go_live_at)

    assert states(author) == {
        "Begun": "draft",
        "Handed in": "with editors",
        "Out": "changed",
        "Out and changed": "changed",
        "Planned": "scheduled",
    }


def test_what_is_published_and_unchanged_is_published(site_tree, author) -> None:
    ArticlePageFactory(author=author, title="Out")

    assert states(author) == {"Out": "published"}


def test_others_articles_are_not_among_them(site_tree, author) -> None:
    ArticlePageFactory(title="Somebody else’s")

    assert own_articles(author) == []


@pytest.mark.parametrize("number", [1, SHOWN + 3])
def test_two_queries_however_many(begun, author, django_assert_num_queries, number) -> None:
    for _ in range(number):
        article = begun(live=False)
        article.get_workflow().start(article, author)
    own_articles(author)

    with django_assert_num_queries(2):
        found = own_articles(author)

    assert len(found) == min(number, SHOWN)
