from typing import Any

import pytest

from blog.models import ArticlePage, Topic
from blog.models.related_content import related_content
from tests.factories import ArticlePageFactory, TopicFactory


def related_to(article: ArticlePage) -> list[ArticlePage]:
    return related_content(article, among=ArticlePage.objects.readable()).related


@pytest.fixture
def topics(db: Any) -> list[Topic]:
    return [TopicFactory(), TopicFactory()]


def test_three_with_most_topics_in_common_are_named_the_newest_first(topics: list[Topic]) -> None:
    article = ArticlePageFactory(topics=topics)
    both, other = ArticlePageFactory(topics=topics), ArticlePageFactory(topics=topics)
    ArticlePageFactory(topics=topics[:1])
    one = ArticlePageFactory(topics=topics[1:])
    ArticlePageFactory(topics=[TopicFactory()])
    ArticlePageFactory(topics=topics, live=False)

    assert related_to(article) == [one, other, both]


def test_what_the_page_shows_already_is_left_out(topics: list[Topic]) -> None:
    part, chosen, other = (ArticlePageFactory(topics=topics) for _ in range(3))
    article = ArticlePageFactory(topics=topics, body=[("related", {"articles": [chosen]})], follows=part)

    assert related_to(article) == [other]


def test_article_without_topics_has_none(article: ArticlePage) -> None:
    ArticlePageFactory(topics=[TopicFactory()])

    assert related_to(article) == []


def test_there_are_three_at_most_on_the_page(client: Any, topics: list[Topic]) -> None:
    ArticlePageFactory(slug="here", topics=topics)
    for _ in range(4):
        ArticlePageFactory(topics=topics)

    assert client.get("/articles/here/").text.count("<small>1 min read</small>") == 3
