"""Who may read an article."""

from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
from community.members.group_ids import load_group_ids
from tests.factories import ArticlePageFactory


class TestWhoMayRead:
    def test_anybody_when_it_is_published(self, article: ArticlePage, member: Any) -> None:
        assert article.may_be_read_by(AnonymousUser())
        assert article.may_be_read_by(member)
        assert article.accepts_comments()

    def test_of_a_draft_only_those_who_edit_it(self, member: Any, editor: Any, author: Any) -> None:
        draft = ArticlePageFactory(live=False, owner=author)

        readers = [user for user in (AnonymousUser(), member, author, editor) if draft.may_be_read_by(user)]

        assert readers == [author, editor]
        assert not draft.accepts_comments()

    def test_behind_sign_in_members(self, article: ArticlePage, member: Any) -> None:
        PageViewRestriction.objects.create(page=article, restriction_type="login")

        assert not article.may_be_read_by(AnonymousUser())
        assert article.may_be_read_by(member)
        assert article.accepts_comments()

    def test_for_a_group_its_members(self, article: ArticlePage, member: Any, other_member: Any) -> None:
        restriction = PageViewRestriction.objects.create(page=article, restriction_type="groups")
        group = Group.objects.create(name="Pilots")
        restriction.groups.add(group)
        member.groups.add(group)

        assert article.may_be_read_by(member)
        assert not article.may_be_read_by(other_member)
        assert not article.may_be_read_by(AnonymousUser())

    def test_behind_a_password_nobody_who_cannot_be_asked_for_it(self, article: ArticlePage, member: Any) -> None:
        PageViewRestriction.objects.create(page=article, restriction_type="password", password="x")

        assert not article.may_be_read_by(member)
        assert not article.accepts_comments()

    def test_restriction_of_the_index_holds_for_its_articles(
        self, client: Any, site_tree: Any, article: ArticlePage
    ) -> None:
        PageViewRestriction.objects.create(page=site_tree.articles, restriction_type="login")

        assert not article.may_be_read_by(AnonymousUser())
        assert client.get("/articles/the-bath/").status_code == 302


class TestManyTogether:
    """What `may_be_read_by` needs, looked up for many articles at once, gives the same answers without a query."""

    def pages(self, number: int) -> list[ArticlePage]:
        """Four of each: for everybody, for members, for a group, behind a password."""
        pilots = Group.objects.get_or_create(name="Pilots")[0]
        made = []
        for _ in range(number):
            for kind in ("", "login", "groups", "password"):
                article = ArticlePageFactory()
                if kind:
                    row = PageViewRestriction.objects.create(page=article, restriction_type=kind, password="x")
                    row.groups.set([pilots] if kind == "groups" else [])
                made.append(ArticlePage.objects.get(pk=article.pk))
        return made

    @pytest.mark.parametrize("number", [1, 5])
    def test_three_queries_and_then_none(
        self, member: Any, other_member: Any, number: int, django_assert_num_queries: Any
    ) -> None:
        pages = self.pages(number)
        member.groups.add(Group.objects.get(name="Pilots"))
        people = [AnonymousUser(), other_member]

        with django_assert_num_queries(3):  # topics, restrictions, their groups
            ArticlePage.load_restrictions(pages)
        with django_assert_num_queries(1):
            load_group_ids([member, other_member])
        with django_assert_num_queries(0):
            answers = [[page.may_be_read_by(person) for person in people] for page in pages]
        assert answers == [[True, True], [False, True], [False, False], [False, False]] * number
        assert [page.may_be_read_by(member) for page in pages] == [True, True, True, False] * number

    def test_a_restriction_of_the_index_holds_for_all_below(self, article: ArticlePage, member: Any) -> None:
        PageViewRestriction.objects.create(page=article.get_parent(), restriction_type="login")
        [found] = ArticlePage.objects.filter(pk=article.pk)

        ArticlePage.load_restrictions([found])
        assert (found.may_be_read_by(AnonymousUser()), found.may_be_read_by(member)) == (False, True)

    def test_editors_may_still_read_drafts(self, editor: Any, member: Any) -> None:
        draft = ArticlePageFactory(live=False)
        ArticlePage.load_restrictions([draft])
        load_group_ids([editor, member])

        assert (draft.may_be_read_by(editor), draft.may_be_read_by(member)) == (True, False)
