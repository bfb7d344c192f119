"""The dictionaries for search engines, by themselves. (How they stand in pages: `test_sharing`.)"""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from blog.models import ArticleAuthor, ArticlePage
from blog.sharing.structured_data import (
    MAX_COMMENT_LENGTH,
    MAX_COMMENTS,
    blog_posting,
    breadcrumbs,
    comment_data,
    drop_empty,
    first_comments,
    iso_time,
    modified_at,
    nest_comments,
    person_of,
    profile_page,
)
from community.comments import states
from community.comments.models import Comment, Conversation
from community.comments.quiet import keep_quiet
from community.members.models import User
from tests.factories import CommentFactory, UserFactory

MOMENT = datetime(2026, 2, 27, 19, 40, 5, 123456, tzinfo=UTC)


def again(article: ArticlePage) -> ArticlePage:
    """As the next request finds it."""
    return ArticlePage.objects.get(pk=article.pk)


def keys(things: list[dict[str, Any]]) -> list[Any]:
    """The keys of nested comments: `[1, [2], 3]`."""
    found: list[Any] = []
    for thing in things:
        found.append(int(thing["url"].rstrip("/").rpartition("/")[2]))
        if "comment" in thing:
            found.append(keys(thing["comment"]))
    return found


class TestPosting:
    def test_what_is_not_there_is_not_named(self, article: ArticlePage) -> None:
        ArticlePage.objects.update(description="", published_at=None, last_published_at=None)

        posting = blog_posting(again(article), image="", comments=[])

        assert sorted(posting) == [
            *("@context", "@id", "@type", "author", "commentCount", "headline", "inLanguage", "mainEntityOfPage"),
            *("publisher", "url"),
        ]

    def test_no_comments_are_nought_and_not_left_out(self, article: ArticlePage) -> None:
        assert blog_posting(article, image="", comments=[])["commentCount"] == 0

    def test_the_number_is_of_all_comments_not_only_of_those_that_stand_in_it(self, article: ArticlePage) -> None:
        comments = [CommentFactory(target=article) for _ in range(2)]

        posting = blog_posting(again(article), image="", comments=comments[:1])

        assert (posting["commentCount"], keys(posting["comment"])) == (2, [comments[0].pk])

    @pytest.mark.parametrize(("language", "says"), [("", "en"), ("de", "de")])
    def test_its_language_or_the_sites(self, article: ArticlePage, language: str, says: str) -> None:
        article.language = language

        assert blog_posting(article, image="", comments=[])["inLanguage"].lower() == says.lower()

    @pytest.mark.parametrize(
        ("published", "last", "later"), [(0, 1, 1), (1, 0, 1), (0, None, 0), (None, 1, 1), (None, None, None)]
    )
    def test_changed_is_the_later_of_two_dates(
        self, published: int | None, last: int | None, later: int | None
    ) -> None:
        def day(number: int | None) -> datetime | None:
            return None if number is None else MOMENT + timedelta(days=number)

        assert modified_at(ArticlePage(published_at=day(published), last_published_at=day(last))) == day(later)


class TestPeople:
    def test_a_member_has_an_address_and_one_who_is_switched_off_none(self, author: User) -> None:
        assert person_of(author) == {
            "@type": "Person",
            "name": "Rosa Okafor",
            "url": f"{settings.SITE_URL}/authors/rosa/",
        }
        author.is_active = False
        assert person_of(author) == {"@type": "Person", "name": "Rosa Okafor"}

    def test_of_the_byline_those_who_left_are_missing_and_guests_have_their_name(
        self, article: ArticlePage, editor: User
    ) -> None:
        ArticleAuthor.objects.create(page=article, user=None, name="", sort_order=1)
        ArticleAuthor.objects.create(page=article, user=None, name="Owen Prydderch", sort_order=2)
        ArticleAuthor.objects.create(page=article, user=editor, sort_order=3)

        authors = blog_posting(again(article), image="", comments=[])["author"]

        assert [author["name"] for author in authors] == ["Rosa Okafor", "Owen Prydderch", "Marisol Quintero"]
        assert ["url" in author for author in authors] == [True, False, True]

    def test_where_all_left_there_is_no_author(self, article: ArticlePage) -> None:
        ArticleAuthor.objects.update(user=None)

        assert "author" not in blog_posting(again(article), image="", comments=[])

    @pytest.mark.parametrize(
        ("about", "links", "also"),
        [
            ("", [], {}),
            ("I write.", [], {"description": "I write."}),
            ("", ["https://a.example/"], {"sameAs": ["https://a.example/"]}),
        ],
    )
    def test_the_page_of_an_author_says_what_they_say(
        self, author: User, about: str, links: list[str], also: dict[str, Any]
    ) -> None:
        page = profile_page(author, about=about, links=iter(links))

        assert page["@type"] == "ProfilePage"
        assert page["mainEntity"] == person_of(author) | also


def test_breadcrumbs_are_numbered_from_the_front_page() -> None:
    items = breadcrumbs(("Articles", "/articles/"), ("A < B", "/articles/a-b/"))["itemListElement"]

    assert [(item["position"], item["item"]) for item in items] == [
        (1, f"{settings.SITE_URL}/"),
        (2, f"{settings.SITE_URL}/articles/"),
        (3, f"{settings.SITE_URL}/articles/a-b/"),
    ]
    assert [item["name"] for item in items[1:]] == ["Articles", "A < B"]
    assert len(breadcrumbs()["itemListElement"]) == 1


class TestComments:
    def test_only_what_everybody_may_read_and_may_be_shown_elsewhere(self, article: ArticlePage) -> None:
        shown = CommentFactory(target=article)
        for status in ("held", "spam", "unconfirmed", "removed", "withdrawn"):
            CommentFactory(target=article, status=status)
        quiet = CommentFactory(target=article)
        keep_quiet(quiet, is_quiet=True)

        assert first_comments(again(article)) == [shown]

    def test_none_of_a_conversation_that_is_hidden(self, article: ArticlePage) -> None:
        CommentFactory(target=article)
        Conversation.objects.update(is_hidden=True)

        assert first_comments(again(article)) == []

    def test_nor_where_nobody_has_written(self, article: ArticlePage) -> None:
        assert first_comments(article) == []

    @pytest.mark.parametrize("more", [-1, 0, 1])
    def test_the_first_in_reading_order_and_no_more(self, article: ArticlePage, member: User, more: int) -> None:
        first = CommentFactory(target=article, member=member)
        others = [CommentFactory(target=article, member=member) for _ in range(MAX_COMMENTS - 2 + more)]
        reply = CommentFactory(target=article, member=member, reply_to=first)

        assert first_comments(again(article)) == [first, reply, *others][:MAX_COMMENTS]

    def test_they_cost_one_query_with_their_names(self, article: ArticlePage, django_assert_num_queries: Any) -> None:
        for _ in range(4):
            CommentFactory(target=article)
        article = again(article)
        assert article.conversation

        with django_assert_num_queries(1):
            assert len(nest_comments(first_comments(article))) == 4

    def test_a_reply_stands_in_the_nearest_that_is_there(self, article: ArticlePage) -> None:
        top = CommentFactory(target=article)
        reply = CommentFactory(target=article, reply_to=top)
        deep = CommentFactory(target=article, reply_to=reply)
        other = CommentFactory(target=article)

        assert keys(nest_comments([top, reply, deep, other])) == [top.pk, [reply.pk, [deep.pk]], other.pk]
        assert keys(nest_comments([top, deep, other])) == [top.pk, [deep.pk], other.pk]
        assert keys(nest_comments([deep, other])) == [deep.pk, other.pk]
        assert nest_comments([]) == []

    def test_a_removed_comment_leaves_its_replies_in_the_one_above(self, article: ArticlePage) -> None:
        top = CommentFactory(target=article)
        reply = CommentFactory(target=article, reply_to=top)
        deep = CommentFactory(target=article, reply_to=reply)
        states.change_status(reply, Comment.Status.REMOVED)

        assert keys(nest_comments(first_comments(again(article)))) == [top.pk, [deep.pk]]

    @pytest.mark.parametrize("more", [-1, 0, 1])
    def test_a_long_one_is_cut(self, article: ArticlePage, more: int) -> None:
        text = "x" * (MAX_COMMENT_LENGTH + more)
        cut = comment_data(CommentFactory(target=article, body=text))["text"]

        assert cut == (text if more <= 0 else "x" * MAX_COMMENT_LENGTH + "…")

    def test_and_not_behind_a_space(self, article: ArticlePage) -> None:
        text = "x" * (MAX_COMMENT_LENGTH - 1) + " and more"

        assert comment_data(CommentFactory(target=article, body=text))["text"] == text[: MAX_COMMENT_LENGTH - 1] + "…"

    def test_its_text_is_plain_and_a_content_note_stands_in_its_place(self, article: ArticlePage) -> None:
        comment = CommentFactory(target=article, body="So *it* was, 1 < 2 & `a`")
        assert comment_data(comment)["text"] == "So it was, 1 < 2 & a"

        comment.content_note = "birth & loss"
        assert comment_data(comment)["text"] == "Content note: birth & loss"

    def test_of_an_alias_it_says_nothing_else(self, article: ArticlePage) -> None:
        comment = CommentFactory(target=article, member=UserFactory(display_name="Jonas M."), without_name=True)

        assert comment_data(comment)["author"] == {"@type": "Person", "name": comment.alias}
        assert comment.alias not in ("", "Jonas M.")


def test_what_is_empty_is_dropped_and_nought_is_not() -> None:
    assert drop_empty({"a": "", "b": None, "c": [], "d": 0, "e": False, "f": "x"}) == {"d": 0, "e": False, "f": "x"}


def test_times_are_in_whole_seconds() -> None:
    assert iso_time(MOMENT) == "2026-02-27T19:40:05+00:00"
    assert iso_time(None) is None
