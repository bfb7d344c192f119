"""Who may read an article."""

from typing import Any

from django.contrib.auth.models import AnonymousUser, Group
from wagtail.models import PageViewRestriction

from blog.models import ArticlePage
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
