"""Questions for the database about articles: stories of any shape, order, cards, cost."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from blog.models.article_queryset import (
    ARTICLES_CACHE,
    cover_colour,
    has_external_mentions,
    story_parts,
)
from blog.models.external_mention import ExternalMention
from community.members.models import CacheVersion, User
from tests.factories import ArticlePageFactory, TopicFactory

pytestmark = pytest.mark.usefixtures("site_tree")
#: Of each of seven articles: which one it follows, None for none. Cycles and articles that follow themselves too.
GRAPHS = st.lists(st.none() | st.integers(0, 6), min_size=7, max_size=7)


def sets_joined_by(follows: list[int | None]) -> list[set[int]]:
    """For each article the whole set it is connected to, by joining sets one pair after another."""
    joined = [{number} for number in range(len(follows))]
    for number, earlier in enumerate(follows):
        if earlier is not None and joined[number] is not joined[earlier]:
            whole = joined[number] | joined[earlier]
            for each in whole:
                joined[each] = whole
    return joined


def parts(ids: list[int | None]) -> set[int]:
    return set(ArticlePage.objects.filter(pk__in=story_parts(ids)).values_list("pk", flat=True))


class TestStoryParts:
    @pytest.fixture
    def seven(self, author: User) -> list[int]:
        return [ArticlePageFactory(author=author).pk for _ in range(7)]

    @settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
    @given(follows=GRAPHS, starts=st.sets(st.integers(0, 6), max_size=4))
    def test_they_are_what_is_connected_in_any_graph(
        self, seven: list[int], follows: list[int | None], starts: set[int]
    ) -> None:
        # Past `save`, which refuses cycles: an import or an old row may have one.
        earlier = [None if one is None else seven[one] for one in follows]
        rows = [ArticlePage(pk=pk, follows_id=one) for pk, one in zip(seven, earlier, strict=True)]
        ArticlePage.objects.bulk_update(rows, ["follows"])
        joined = sets_joined_by(follows)

        assert parts([seven[start] for start in starts]) == {seven[each] for start in starts for each in joined[start]}

    @pytest.mark.parametrize("ids", [[], [None], [0], [2**31 - 1], [None, None]])
    def test_of_nothing_there_are_none(self, seven: list[int], ids: list[int | None]) -> None:
        assert parts(ids) == set()

    def test_none_beside_one_takes_nothing_away(self, seven: list[int]) -> None:
        assert parts([None, seven[0], seven[0]]) == {seven[0]}

    def test_drafts_and_restricted_parts_connect_and_are_among_them(self, seven: list[int]) -> None:
        for later, earlier in zip(seven[1:], seven, strict=False):
            ArticlePage.objects.filter(pk=later).update(follows=earlier)
        ArticlePage.objects.filter(pk=seven[2]).update(live=False)
        PageViewRestriction.objects.create(page_id=seven[4], restriction_type="login")

        assert parts([seven[6]]) == set(seven)

    def test_a_chain_of_any_length_costs_one_query(self, author: User, django_assert_num_queries: Any) -> None:
        chain = [ArticlePageFactory(author=author).pk for _ in range(12)]
        for later, earlier in zip(chain[1:], chain, strict=False):
            ArticlePage.objects.filter(pk=later).update(follows=earlier)

        with django_assert_num_queries(1):
            assert parts([chain[5]]) == set(chain)


class TestOrder:
    MOMENT = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)

    @pytest.fixture
    def five(self, author: User) -> list[ArticlePage]:
        """One a day earlier, three at the same moment, one a day later."""
        days = [-1, 0, 0, 0, 1]
        return [ArticlePageFactory(author=author, published_at=self.MOMENT + timedelta(days=day)) for day in days]

    def test_the_newest_first_and_of_one_moment_the_later_made(self, five: list[ArticlePage]) -> None:
        assert list(ArticlePage.objects.newest_first()) == five[::-1]

    def test_before_and_after_leave_out_the_one_they_start_from(self, five: list[ArticlePage]) -> None:
        for place, one in enumerate(five):
            assert list(ArticlePage.objects.before(one.published_at, one.pk)) == five[:place][::-1]
            assert list(ArticlePage.objects.after(one.published_at, one.pk)) == five[place + 1 :]


class TestByAndCards:
    MOMENT = datetime(2026, 2, 27, 19, 40, tzinfo=UTC)

    def test_by_an_author_also_beside_others_and_once(self, author: User, editor: User) -> None:
        both = ArticlePageFactory(authors=[editor, author])
        ArticlePageFactory(author=editor)

        assert list(ArticlePage.objects.by(author)) == [both]
        assert ArticlePage.objects.by(editor).count() == 2

    @pytest.mark.parametrize("colours", [[], ["family"], ["family", "work"]])
    def test_the_colour_of_a_cover_is_one_of_its_topics(self, colours: list[str]) -> None:
        topics = [TopicFactory(colour=colour) for colour in colours]
        article = ArticlePageFactory(topics=topics)

        found = ArticlePage.objects.annotate(colour=cover_colour()).get(pk=article.pk).colour
        first = article.topics.all().first()
        assert found == (first.colour if first else "")

    def test_mentions_elsewhere(self, article: ArticlePage) -> None:
        other = ArticlePageFactory()
        ExternalMention.objects.create(
            article=article, address="https://a.example/", title="A", mentioned_at=self.MOMENT
        )

        assert list(ArticlePage.objects.filter(has_external_mentions())) == [article]
        assert list(ArticlePage.objects.exclude(has_external_mentions())) == [other]

    @pytest.mark.parametrize("hide", ["draft", "restricted", "nothing"])
    def test_a_card_names_the_part_before_if_everybody_may_read_it(self, article: ArticlePage, hide: str) -> None:
        later = ArticlePageFactory(follows=article)
        if hide == "draft":
            ArticlePage.objects.filter(pk=article.pk).update(live=False)
        elif hide == "restricted":
            PageViewRestriction.objects.create(page=article, restriction_type="login")

        card = ArticlePage.objects.as_cards().get(pk=later.pk)

        assert card.earlier_title == (article.title if hide == "nothing" else None)

    @pytest.mark.parametrize("number", [1, 5])
    def test_cards_cost_the_same_for_any_number(
        self, author: User, django_assert_num_queries: Any, number: int
    ) -> None:
        topic = TopicFactory()
        for _ in range(number):
            ArticlePageFactory(author=author, topics=[topic])

        with django_assert_num_queries(2):
            for card in ArticlePage.objects.as_cards():
                assert (card.author_names, card.comment_count, card.cover_colour) == (
                    "Rosa Okafor",
                    0,
                    topic.colour,
                )

    def test_a_change_of_many_renews_the_pages_that_show_them(self, article: ArticlePage) -> None:
        before = CacheVersion.objects.of(ARTICLES_CACHE)[0]

        assert ArticlePage.objects.filter(pk=article.pk).update(changed="At eight now.") == 1
        assert CacheVersion.objects.of(ARTICLES_CACHE)[0] != before
