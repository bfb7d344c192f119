"""From an author's draft to the published article, and who may do each step."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Task
from wagtail.test.utils.form_data import inline_formset

from blog.models import ArticlePage
from tests.blog.editor.test_article_editing import create, written
from tests.factories import ArticlePageFactory, UserFactory


def edit_address(article: ArticlePage) -> str:
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def test_whole_story_from_draft_to_readers(client: Any, site_tree: Any, author: Any, editor: Any) -> None:
    client.force_login(author)
    create(client, site_tree)
    article = ArticlePage.objects.get()
    assert not article.live
    client.post(edit_address(article), written(title="Second thoughts", **{"action-submit": "1"}))

    client.force_login(editor)
    waiting = ArticlePage.objects.get().current_workflow_task_state
    assert waiting.task.specific == Task.objects.get(name="Editors approve").specific
    assert "Second thoughts" in client.get("/cms/").text
    reject = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "reject", waiting.pk])
    client.post(reject, {"comment": "Which bus?"})
    assert not ArticlePage.objects.get().live

    client.force_login(author)
    client.post(edit_address(article), written(title="Third thoughts", **{"action-submit": "1"}))
    client.force_login(editor)
    waiting = ArticlePage.objects.get().current_workflow_task_state
    approve = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", waiting.pk])
    client.post(approve, {"comment": ""})

    article = ArticlePage.objects.get()
    assert (article.live, article.title, article.authors) == (True, "Third thoughts", [author])
    client.logout()
    assert "Third thoughts" in client.get("/articles/the-0512/").text


def test_author_cannot_approve_their_own(client: Any, site_tree: Any, author: Any) -> None:
    client.force_login(author)
    create(client, site_tree, **{"action-submit": "1"})
    article = ArticlePage.objects.get()

    state = article.current_workflow_task_state
    client.post(reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk]), {"comment": ""})

    assert not ArticlePage.objects.get().live


def test_revisions_are_compared(client: Any, article: ArticlePage, editor: Any) -> None:
    client.force_login(editor)
    for title in ("One title", "Another title"):
        client.post(edit_address(article), written(title=title, slug="the-bath"))
    first, second = Revision.objects.filter(object_id=str(article.pk)).order_by("pk")

    response = client.get(reverse("wagtailadmin_pages:revisions_compare", args=[article.pk, first.pk, second.pk]))

    page = BeautifulSoup(response.text, "html.parser")
    assert [page.select_one(f".deletion, {kind}").text for kind in ("del", "span.deletion")][0] == "One"
    assert "Another" in page.select_one("span.addition").text


def test_preview_has_a_phone_width(client: Any, article: ArticlePage, editor: Any) -> None:
    client.force_login(editor)
    page = BeautifulSoup(client.get(edit_address(article)).text, "html.parser")

    widths = {size["value"]: int(size["data-device-width"]) for size in page.select("input[data-device-width]")}

    assert widths["mobile"] == 375
    address = reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk])
    client.post(address, written())
    assert client.get(address + "?in_preview_panel=true&mode=").status_code == 200


def test_scheduled_article_appears_when_its_time_has_come(client: Any, site_tree: Any, editor: Any) -> None:
    client.force_login(editor)
    in_an_hour = timezone.now() + timedelta(hours=1)
    create(client, site_tree, go_live_at=in_an_hour.strftime("%Y-%m-%d %H:%M"), **{"action-publish": "1"})
    client.logout()
    call_command("publish_scheduled")
    assert client.get("/articles/the-0512/").status_code == 404

    revision, passed = Revision.objects.get(), timezone.now() - timedelta(minutes=1)
    revision.content["go_live_at"] = passed.isoformat()
    revision.approved_go_live_at = passed
    revision.save()
    call_command("publish_scheduled")

    assert client.get("/articles/the-0512/").status_code == 200


class TestWhoMayEdit:
    @pytest.fixture
    def owen(self, db: Any) -> Any:
        return UserFactory(display_name="Owen Prydderch", groups=["Authors"])

    def test_every_author_of_an_article_and_the_editors(
        self, client: Any, author: Any, owen: Any, editor: Any, moderator: Any, member: Any, administrator: Any
    ) -> None:
        article = ArticlePageFactory(authors=[author, owen], owner=author)
        stranger = UserFactory(groups=["Authors"])

        def opens(person: Any) -> bool:
            client.force_login(person)
            return client.get(edit_address(article)).status_code == 200

        people = [author, owen, stranger, editor, moderator, member, administrator]
        assert [opens(person) for person in people] == [True, True, False, True, False, False, True]

    def test_somebody_elses_article_is_not_changed_by_a_post(self, client: Any, article: ArticlePage) -> None:
        client.force_login(UserFactory(groups=["Authors"]))

        client.post(edit_address(article), written(title="Mine now", slug="the-bath", **{"action-publish": "1"}))

        assert ArticlePage.objects.get().title == article.title
        assert not Revision.objects.exists()

    def test_co_author_hands_in_and_does_not_publish(self, client: Any, author: Any, owen: Any) -> None:
        article = ArticlePageFactory(authors=[author, owen], owner=author, live=False)
        client.force_login(owen)

        authorships = inline_formset(
            [{"id": row.pk, "user": row.user_id} for row in article.authorships.all()], initial=2
        )
        changes = {"slug": article.slug, "authorships": authorships, "action-submit": "1", "action-publish": "1"}
        response = client.post(edit_address(article), written(title="Together", **changes))

        article = ArticlePage.objects.get()
        assert response.status_code == 302
        assert (article.live, article.get_latest_revision_as_object().title) == (False, "Together")

    def test_author_who_may_no_longer_write_edits_nothing(self, client: Any, author: Any) -> None:
        article = ArticlePageFactory(author=author, owner=author)
        author.groups.clear()
        client.force_login(author)

        assert client.get(edit_address(article)).status_code == 302
