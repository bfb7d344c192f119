from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from blog.models import ArticleAuthor, ArticlePage
from blog.models.article_queryset import ARTICLES_CACHE
from community.members.models import CacheVersion
from tests.factories import ArticlePageFactory, UserFactory


@pytest.fixture
def owen(db: Any) -> Any:
    return UserFactory(display_name="Owen Prydderch", username="owen", groups=["Authors"])


@pytest.fixture
def together(author: Any, owen: Any) -> ArticlePage:
    return ArticlePageFactory(slug="together", authors=[author, owen])


def byline(client: Any, address: str = "/articles/together/") -> Any:
    return BeautifulSoup(client.get(address).text, "html.parser").select_one(".byline > span:last-child")


def test_byline_names_all_of_them_in_order(client: Any, together: ArticlePage) -> None:
    line = byline(client)

    assert " ".join(line.text.split()).startswith("Rosa Okafor and Owen Prydderch · ")
    assert [link["href"] for link in line.select("a.author")] == ["/authors/rosa/", "/authors/owen/"]


def test_cards_name_all_of_them(client: Any, together: ArticlePage) -> None:
    together.authorships.add(ArticleAuthor(user=UserFactory(display_name="Hana Sato"), sort_order=2))
    together.save()

    for address in ("/articles/", "/"):
        card = BeautifulSoup(client.get(address).text, "html.parser").select_one(
            ":is(.card, .lead-story) .byline strong"
        )
        assert card.text == "Rosa Okafor, Owen Prydderch and Hana Sato"


def test_each_of_them_carries_the_mark(together: ArticlePage, author: Any, owen: Any) -> None:
    assert ArticlePage.objects.get().comment_authors() == {author.pk, owen.pk}


def test_author_who_left_is_a_former_member_beside_the_other(client: Any, together: ArticlePage, owen: Any) -> None:
    owen.delete()

    assert " ".join(byline(client).text.split()).startswith("Rosa Okafor and a former member · ")
    assert ArticlePage.objects.get().author_names == "Rosa Okafor and a former member"


def test_everybody_left(client: Any, together: ArticlePage, author: Any, owen: Any) -> None:
    owen.delete()
    author.delete()

    assert " ".join(byline(client).text.split()).startswith("A former member and a former member")


def test_article_with_a_former_author_can_still_be_edited_and_published(together: ArticlePage, owen: Any) -> None:
    together.save_revision()
    owen.delete()

    article = ArticlePage.objects.get().get_latest_revision_as_object()
    article.full_clean()
    article.save_revision().publish()

    assert [str(each or "former") for each in ArticlePage.objects.get().authors] == ["Rosa Okafor", "former"]


def test_new_line_of_the_byline_needs_a_name(db: Any) -> None:
    with pytest.raises(ValidationError, match="Choose who wrote it"):
        ArticleAuthor().clean()


def test_three_authors_cost_as_many_queries_as_one(
    client: Any, author: Any, owen: Any, django_assert_num_queries: Any
) -> None:
    ArticlePageFactory(slug="alone", author=author)
    ArticlePageFactory(slug="together", authors=[author, owen, UserFactory()])
    client.get("/articles/alone/")

    for slug in ("alone", "together"):
        CacheVersion.objects.renew(ARTICLES_CACHE)
        with django_assert_num_queries(9):
            client.get(f"/articles/{slug}/")
