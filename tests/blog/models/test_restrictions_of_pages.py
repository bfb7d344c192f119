"""Whom the view restriction of a page, or of one above it, keeps out: role by role, and in one query."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from wagtail.models import PageViewRestriction

from blog.models import ArticleIndexPage, ArticlePage
from blog.models.article_queryset import (
    is_closed_to,
    is_restricted,
)
from community.members.models import User
from tests.factories import ArticlePageFactory, UserFactory

pytestmark = pytest.mark.usefixtures("site_tree")
KINDS = ("", "login", "groups", "password")


@pytest.fixture
def group(db: Any) -> Group:
    return Group.objects.create(name="Pilots")


@pytest.fixture
def of_each_kind(author: User, group: Group) -> dict[str, ArticlePage]:
    """An article for everybody, for members, for a group, and one behind a password."""
    articles = {}
    for kind in KINDS:
        articles[kind] = ArticlePageFactory(author=author, title=kind or "everybody")
        if kind:
            restrict(articles[kind], kind, group)
    return articles


def restrict(page: Any, kind: str, *groups: Group) -> None:
    restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="x")
    if kind == "groups":
        restriction.groups.add(*groups)


def titles(articles: Any) -> list[str]:
    return [article.title for article in articles.order_by("pk")]


class TestRestrictions:
    def test_any_kind_is_one(self, of_each_kind: dict[str, ArticlePage]) -> None:
        assert titles(ArticlePage.objects.filter(is_restricted())) == ["login", "groups", "password"]
        assert titles(ArticlePage.objects.filter(~is_restricted())) == ["everybody"]

    @pytest.mark.parametrize("kind", KINDS[1:])
    def test_one_of_a_page_above_counts(
        self, of_each_kind: dict[str, ArticlePage], group: Group, kind: str, member: User
    ) -> None:
        restrict(ArticleIndexPage.objects.get(), kind, group)

        assert titles(ArticlePage.objects.readable()) == []
        assert titles(ArticlePage.objects.filter(~is_closed_to(member))) == (
            ["everybody", "login"] if kind == "login" else []
        )

    def test_one_of_a_page_beside_or_below_does_not(self, article: ArticlePage) -> None:
        restrict(ArticlePageFactory(), "login")

        assert article in ArticlePage.objects.readable()
        assert not ArticleIndexPage.objects.filter(is_restricted()).exists()

    def test_a_path_that_only_begins_alike_in_number_is_another_page(self, author: User) -> None:
        """Paths have four signs for each level, so 0001 0001 and 0001 00011 are not confused."""
        several = [ArticlePageFactory(author=author) for _ in range(12)]
        restrict(several[0], "login")

        assert set(ArticlePage.objects.filter(is_restricted())) == {several[0]}

    @pytest.mark.parametrize(
        ("who", "reads"),
        [
            ("member", ["everybody", "login"]),
            ("in the group", ["everybody", "login", "groups"]),
            ("author", ["everybody", "login"]),
            ("editor", ["everybody", "login"]),
            ("moderator", ["everybody", "login"]),
            ("administrator", ["everybody", "login", "groups"]),
        ],
    )
    def test_whom_they_keep_out(
        self, request: Any, of_each_kind: dict[str, ArticlePage], group: Group, who: str, reads: list[str]
    ) -> None:
        if who == "in the group":
            reader = UserFactory()
            reader.groups.add(group)
        else:
            reader = request.getfixturevalue(who)

        assert titles(ArticlePage.objects.filter(~is_closed_to(reader))) == reads
        assert titles(ArticlePage.objects.readable_by(reader)) == reads

    def test_a_stranger_reads_what_is_for_everybody(self, of_each_kind: dict[str, ArticlePage]) -> None:
        assert titles(ArticlePage.objects.readable_by(None)) == ["everybody"]

    def test_one_group_of_several_is_enough(self, article: ArticlePage, group: Group, member: User) -> None:
        restrict(article, "groups", Group.objects.create(name="Sailors"), group)
        assert not ArticlePage.objects.readable_by(member).exists()

        member.groups.add(group)

        assert ArticlePage.objects.readable_by(member).get() == article

    def test_a_restriction_without_a_group_opens_for_nobody_but_administrators(
        self, article: ArticlePage, member: User, administrator: User, group: Group
    ) -> None:
        restrict(article, "groups")
        member.groups.add(group)

        assert not ArticlePage.objects.readable_by(member).exists()
        assert ArticlePage.objects.readable_by(administrator).exists()

    def test_of_two_restrictions_both_must_open(self, article: ArticlePage, group: Group, member: User) -> None:
        other = Group.objects.create(name="Sailors")
        restrict(article, "groups", group)
        restrict(ArticleIndexPage.objects.get(), "groups", other)

        member.groups.add(group)
        assert not ArticlePage.objects.readable_by(member).exists()
        member.groups.add(other)
        assert ArticlePage.objects.readable_by(member).get() == article

    @pytest.mark.parametrize("above", KINDS)
    @pytest.mark.parametrize("own", KINDS)
    @pytest.mark.parametrize("is_in_group", [False, True])
    def test_the_database_and_the_page_itself_give_the_same_answer(
        self, article: ArticlePage, group: Group, member: User, own: str, above: str, is_in_group: bool
    ) -> None:
        for page, kind in ((article, own), (ArticleIndexPage.objects.get(), above)):
            if kind:
                restrict(page, kind, group)
        if is_in_group:
            member.groups.add(group)

        for reader in (None, member):
            by_page = ArticlePage.objects.get(pk=article.pk).may_be_read_by(reader)
            assert ArticlePage.objects.readable_by(reader).exists() is by_page

    def test_drafts_are_for_none_of_them(self, author: User, administrator: User) -> None:
        ArticlePageFactory(author=author, live=False)

        assert not ArticlePage.objects.readable().exists()
        assert not ArticlePage.objects.readable_by(author).exists()
        assert not ArticlePage.objects.readable_by(administrator).exists()

    @pytest.mark.parametrize("number", [1, 6])
    def test_any_number_costs_one_query(
        self, author: User, group: Group, member: User, django_assert_num_queries: Any, number: int
    ) -> None:
        for _ in range(number):
            restrict(ArticlePageFactory(author=author), "groups", group)
        member.groups.add(group)

        with django_assert_num_queries(1):
            assert len(ArticlePage.objects.readable_by(member)) == number
