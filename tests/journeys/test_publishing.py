import re

from django.test import Client

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory
from tests.journeys.conftest import signed_in

PUBLIC = ("/", "/articles/", "/articles/feed/", "/sitemap.xml")


def form(client: Client, address: str) -> dict[str, str]:
    """What the editor of a page would send if nothing were typed."""
    page = client.get(address).text
    fields = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page))
    return {name: value for name, value in fields.items() if "__prefix__" not in name}


def test_an_author_writes_and_an_editor_publishes(author, editor, site_tree):
    browser = signed_in(author)
    address = f"/cms/pages/add/blog/articlepage/{site_tree.articles.pk}/"
    written = form(browser, address) | {
        "title": "Four hands",
        "slug": "four-hands",
        "description": "What we share, and what we do not.",
        "body-count": "1",
        "body-0-deleted": "",
        "body-0-order": "0",
        "body-0-type": "heading",
        "body-0-id": "",
        "body-0-value": "Mondays",
    }

    tried = browser.post(address, written | {"action-publish": "action-publish"})
    article = ArticlePage.objects.get(slug="four-hands")
    assert tried.status_code == 302
    assert (article.live, article.comment_authors()) == (False, {author.pk})
    assert Client().get("/articles/four-hands/").status_code == 404

    edit = f"/cms/pages/{article.pk}/edit/"
    browser.post(edit, form(browser, edit) | written | {"action-submit": "action-submit"})
    article.refresh_from_db()
    assert article.current_workflow_state.status == "in_progress"
    reader = Client()
    assert ["four-hands" in reader.get(place).text for place in PUBLIC] == [False] * 4

    task = article.current_workflow_task_state
    approval = f"/cms/pages/workflow/action/{article.pk}/approve/{task.pk}/"
    assert browser.post(approval)["Location"] == "/cms/"
    article.refresh_from_db()
    assert not article.live
    signed_in(editor).post(approval, {"comment": "Lovely."})

    article.refresh_from_db()
    assert article.live
    assert "Mondays" in reader.get("/articles/four-hands/").text
    assert ["/articles/four-hands/" in reader.get(place).text for place in PUBLIC] == [True] * 4
    assert "Rosa Okafor" in reader.get("/articles/").text


def test_an_author_sees_the_draft_and_nobody_else_does(author, other_member, site_tree):
    draft = ArticlePageFactory(title="Not yet", slug="not-yet", author=author, owner=author, live=False)
    draft.save_revision()

    assert "Not yet" in signed_in(author).get(f"/cms/pages/{draft.pk}/view_draft/").text
    assert signed_in(other_member).get(f"/cms/pages/{draft.pk}/view_draft/").status_code == 302
    assert Client().get("/articles/not-yet/").status_code == 404
