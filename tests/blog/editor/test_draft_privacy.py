"""Titles of drafts are for those who may edit them, wherever the CMS names pages."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.log_actions import log
from wagtail.models import PageLogEntry

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory, UserFactory

SECRET = "Leaving my job in May"


@pytest.fixture
def secret(site_tree: Any, author: Any) -> ArticlePage:
    """A draft of Rosa's, changed twice and handed in."""
    article = ArticlePageFactory(title=SECRET, slug="leaving", live=False, owner=author, author=author)
    ArticlePageFactory(title="Published one", owner=author, author=author)
    article.save_revision(user=author, log_action=True)
    article.get_workflow().start(article, author)
    log(instance=article, action="wagtail.edit", user=author)
    return article


def pages_of(secret: ArticlePage) -> dict[str, str]:
    """Every page of the CMS that can name pages, by what it is."""
    parent = secret.get_parent().pk
    return {
        "first page": "/cms/",
        "list": reverse("wagtailadmin_explore", args=[parent]),
        "list, searched": reverse("wagtailadmin_explore", args=[parent]) + "?q=Leaving",
        "list, results": reverse("wagtailadmin_explore_results", args=[parent]) + "?q=Leaving&p=1",
        "search": reverse("wagtailadmin_pages:search") + "?q=Leaving",
        "pages of a type": reverse("wagtailadmin_pages:type_use", args=["blog", "articlepage"]),
        "chooser": reverse("wagtailadmin_choose_page_child", args=[parent]),
        "chooser of articles": reverse("wagtailadmin_choose_page") + "?page_type=blog.ArticlePage",
        "chooser, searched": reverse("wagtailadmin_choose_page_search") + "?q=Leaving",
        "chooser of several": reverse("wagtailadmin_choose_page_chosen_multiple") + f"?id={secret.pk}",
        "bulk action": reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"]) + f"?id={secret.pk}",
        "api": "/cms/api/main/pages/?fields=*&type=blog.ArticlePage",
        "api, one": f"/cms/api/main/pages/{secret.pk}/",
        "history of the site": reverse("wagtailadmin_reports:site_history"),
        "workflows": reverse("wagtailadmin_reports:workflow"),
        "tasks": reverse("wagtailadmin_reports:workflow_tasks"),
        "aging pages": reverse("wagtailadmin_reports:aging_pages"),
        "locked pages": reverse("wagtailadmin_reports:locked_pages"),
        "usage of types": reverse("wagtailadmin_reports:page_types_usage"),
        "below it": reverse("wagtailadmin_explore", args=[secret.pk]),
        "edit": reverse("wagtailadmin_pages:edit", args=[secret.pk]),
        "copy": reverse("wagtailadmin_pages:copy", args=[secret.pk]),
        "move": reverse("wagtailadmin_pages:move", args=[secret.pk]),
        "usage": reverse("wagtailadmin_pages:usage", args=[secret.pk]),
        "history": reverse("wagtailadmin_pages:history", args=[secret.pk]),
        "workflow history": reverse("wagtailadmin_pages:workflow_history", args=[secret.pk]),
        "privacy": reverse("wagtailadmin_pages:set_privacy", args=[secret.pk]),
        "unpublish": reverse("wagtailadmin_pages:unpublish", args=[secret.pk]),
        "delete": reverse("wagtailadmin_pages:delete", args=[secret.pk]),
        "draft": reverse("wagtailadmin_pages:view_draft", args=[secret.pk]),
        "desk": reverse("author-dashboard"),
    }


def named_on(client: Any, secret: ArticlePage, person: Any) -> set[str]:
    client.force_login(person)
    return {name for name, url in pages_of(secret).items() if "Leaving my job" in client.get(url, follow=True).text}


def test_others_who_write_and_moderators_read_it_nowhere(client: Any, secret: ArticlePage, moderator: Any) -> None:
    for person in (UserFactory(groups=["Authors"]), moderator):
        assert named_on(client, secret, person) == set()


def test_its_author_and_editors_read_it_where_they_look_for_it(
    client: Any, secret: ArticlePage, author: Any, editor: Any, administrator: Any
) -> None:
    lists = {"list", "search", "pages of a type", "chooser", "chooser, searched", "first page", "edit", "history"}

    for person in (author, editor, administrator):
        assert lists - named_on(client, secret, person) == set()


def test_co_author_reads_it(client: Any, secret: ArticlePage) -> None:
    owen = UserFactory(groups=["Authors"])
    secret.authorships.create(user=owen)
    secret.save()
    secret.save_revision()

    assert {"list", "search", "chooser", "edit"} <= named_on(client, secret, owen)


def test_published_articles_are_there_for_everybody(client: Any, secret: ArticlePage) -> None:
    client.force_login(UserFactory(groups=["Authors"]))
    pages = pages_of(secret)

    for name in ("list", "chooser", "chooser of articles", "pages of a type", "api"):
        assert "Published one" in client.get(pages[name]).text


def test_new_title_of_a_published_article_is_a_draft_as_well(client: Any, secret: ArticlePage, author: Any) -> None:
    secret.live = True
    secret.title = "What I do"
    secret.save()
    secret.title = SECRET
    secret.save_revision(user=author, log_action=True)
    assert ArticlePage.objects.get(pk=secret.pk).draft_title == SECRET

    assert named_on(client, secret, UserFactory(groups=["Authors"])) == set()
    assert "list" in named_on(client, secret, author)


def test_nobody_copies_somebody_elses_draft(client: Any, secret: ArticlePage) -> None:
    client.force_login(UserFactory(groups=["Authors"]))
    data = {"new_title": "Mine", "new_slug": "mine", "new_parent_page": secret.get_parent().pk}

    response = client.post(reverse("wagtailadmin_pages:copy", args=[secret.pk]), data)

    assert (response.status_code, response.url) == (302, "/cms/")
    assert not ArticlePage.objects.filter(slug="mine").exists()


def test_number_that_no_page_can_have_is_not_found(client: Any, secret: ArticlePage) -> None:
    client.force_login(UserFactory(groups=["Authors"]))

    for address in ("/cms/pages/{}/edit/", "/cms/choose-page/{}/", "/cms/bulk/wagtailcore/page/publish/?id={}"):
        assert client.get(address.format(10**30)).status_code == 404


def test_menu_has_no_report_that_is_refused(client: Any, secret: ArticlePage, author: Any, editor: Any) -> None:
    def has_report(person: Any) -> bool:
        client.force_login(person)
        return "page-types-usage" in client.get("/cms/").text

    assert (has_report(author), has_report(editor)) == (False, True)
    assert PageLogEntry.objects.filter(page=secret.pk).exists()
