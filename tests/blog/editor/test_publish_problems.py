"""The same checks stand before every way of publishing a page."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision
from wagtail.test.utils.form_data import inline_formset, rich_text, streamfield

from blog.models import ArticlePage
from blog.models.checked_page import NotPublishableError
from home.models import InformationPage
from tests.blog.editor.test_article_editing import create, written
from tests.factories import ArticlePageFactory

#: By what is wrong with a draft: its fields, and the sentence that says so.
INCOMPLETE: dict[str, tuple[dict[str, Any], str]] = {
    "no standfirst": ({"description": ""}, "Standfirst: This is still empty."),
    "a standfirst nobody sees": ({"description": "\u200b\u2060"}, "Standfirst: This is still empty."),
    "nothing in the text": ({"body": []}, "Body: This field is required."),
    "an empty block": (
        {"body": [("text", "<p>Words.</p>"), ("text", "<p> </p>")]},
        "Body: Text (2): Something in this block is still empty. Write it, or take the block out.",
    ),
    "an empty step": (
        {"body": [("steps", {"steps": ["<p>One.</p>", "<p></p>"]})]},
        "Body: Steps (1): Something in this block is still empty. Write it, or take the block out.",
    ),
    "a mark that leads nowhere": (
        {"body": [("text", "<p>As she says [@nobody].</p>")]},
        "Body: Text (1): There is no reference “nobody” in the lists of this article.",
    ),
    "a mark outside the text": (
        {"description": "As she says [@nobody]."},
        "Standfirst: Marks such as [@key] and [^key] work in the text of the article only.",
    ),
    "a date in 2031": (
        {"published_at": timezone.now() + timedelta(days=1900)},
        "Date: This day is still to come. Leave it empty, and say under “Schedule” when the article shall appear.",
    ),
}


def draft(**changes: Any) -> ArticlePage:
    article = ArticlePageFactory(live=False, slug="half-done", title="Half done")
    for name, value in changes.items():
        setattr(article, name, value)
    article.save_revision(clean=False)
    return article


def messages_in(response: Any) -> list[str]:
    page = BeautifulSoup(response.text, "html.parser")
    for button in page.select(".messages a, .messages button, .messages template"):
        button.decompose()
    return [" ".join(each.get_text(" ").split()) for each in page.select(".messages li")]


def refused(title: str, *problems: str) -> str:
    return f"“{title}” isn't published yet. Nothing is lost: it stays a draft. {' '.join(problems)}"


@pytest.fixture
def incomplete(site_tree: Any) -> tuple[ArticlePage, str]:
    changes, problem = INCOMPLETE["a mark that leads nowhere"]
    return draft(**changes), problem


@pytest.mark.parametrize("name", INCOMPLETE)
def test_every_incomplete_draft_says_what_is_missing_and_is_not_published(site_tree: Any, name: str) -> None:
    changes, problem = INCOMPLETE[name]
    article = draft(**changes)

    with pytest.raises(NotPublishableError) as refused:
        article.get_latest_revision().publish()

    assert refused.value.problems == [problem]
    assert not ArticlePage.objects.get().live


def test_picture_needs_its_description(site_tree: Any, image: Any) -> None:
    said = [f"Alternative text: {each}" for each in ["Say what the picture shows, for people who cannot see it."]]

    assert draft(picture=image).get_latest_revision_as_object().publish_problems() == said
    described = ArticlePageFactory(live=False, picture=image, picture_alternative="A desk.")
    assert described.publish_problems() == []


def test_update_needs_text(site_tree: Any) -> None:
    article = ArticlePageFactory(live=False)
    article.updates.create(text="<p></p>")

    assert article.publish_problems() == ["Article update, text: This is still empty."]


def test_today_and_the_day_of_the_schedule_are_not_still_to_come(site_tree: Any) -> None:
    in_a_week = timezone.now() + timedelta(days=7)

    assert draft(published_at=timezone.now()).publish_problems() == []
    assert ArticlePageFactory(live=False, published_at=in_a_week, go_live_at=in_a_week).publish_problems() == []


class TestApproval:
    @pytest.fixture
    def handed_in(self, incomplete: tuple[ArticlePage, str], author: Any) -> tuple[ArticlePage, str]:
        article, problem = incomplete
        article.get_workflow().start(article, author)
        return article, problem

    def approve(self, client: Any, article: ArticlePage, **headers: str) -> Any:
        state = article.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, "approve", state.pk])
        return client.post(address, {"comment": ""}, headers=headers)

    def test_goes_back_to_the_form_with_the_reason_and_the_page_goes_on_waiting(
        self, client: Any, handed_in: tuple[ArticlePage, str], editor: Any
    ) -> None:
        article, problem = handed_in
        client.force_login(editor)

        response = self.approve(client, article)

        form = reverse("wagtailadmin_pages:edit", args=[article.pk])
        assert (response.status_code, response.url) == (302, form)
        assert messages_in(client.get(form))[-1] == refused("Half done", problem)
        article = ArticlePage.objects.get()
        assert (article.live, article.workflow_in_progress) == (False, True)

    def test_dialogue_of_the_first_page_is_told_where_to_go(
        self, client: Any, handed_in: tuple[ArticlePage, str], editor: Any
    ) -> None:
        client.force_login(editor)

        response = self.approve(client, handed_in[0], **{"x-requested-with": "XMLHttpRequest"})

        address = reverse("wagtailadmin_pages:edit", args=[handed_in[0].pk])
        assert response.json() == {"step": "success", "redirect": address}


class TestSchedule:
    def due(self, article: ArticlePage) -> Revision:
        revision = article.get_latest_revision()
        revision.approved_go_live_at = timezone.now() - timedelta(minutes=1)
        revision.save()
        return revision

    def test_publishes_the_complete_ones_and_writes_the_reason_into_the_history_of_the_others(
        self, client: Any, incomplete: tuple[ArticlePage, str], editor: Any, capsys: Any
    ) -> None:
        article, problem = incomplete
        good = ArticlePageFactory(live=False)
        good.save_revision()
        for each in (article, good):
            self.due(each)

        call_command("publish_scheduled")

        assert list(ArticlePage.objects.live()) == [good]
        assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
        assert capsys.readouterr().err == f"Not published: “Half done”. {problem}\n"
        entry = PageLogEntry.objects.get(page=article.pk, action="blog.refuse_publication")
        assert entry.message == f"Not published at its time. {problem}"
        client.force_login(editor)
        assert "Not published at its time." in client.get(reverse("wagtailadmin_pages:history", args=[article.pk])).text

    def test_dry_run_changes_nothing(self, incomplete: tuple[ArticlePage, str], capsys: Any) -> None:
        revision = self.due(incomplete[0])

        call_command("publish_scheduled", dryrun=True)

        assert Revision.objects.get(approved_go_live_at__isnull=False) == revision
        assert "Not published: “Half done”." in capsys.readouterr().err


class TestForm:
    @pytest.mark.parametrize(
        ("changes", "says"),
        [
            ({"description": "\u200b"}, "This is still empty."),
            ({"title": "On [@nobody]"}, "work in the text of the article only"),
            ({"body": streamfield([("text", rich_text("<p></p>"))])}, "Something in this block is still empty."),
            (
                {"updates": inline_formset([{"kind": "update", "written_on": "2026-03-01", "text": rich_text("")}])},
                "This is still empty.",
            ),
        ],
    )
    def test_says_it_at_the_field_and_keeps_the_draft(
        self, client: Any, site_tree: Any, editor: Any, changes: dict[str, Any], says: str
    ) -> None:
        client.force_login(editor)

        for action in ("action-publish", "action-submit"):
            response = create(client, site_tree, **changes, **{action: "1"})
            assert (response.status_code, says in response.text) == (200, True)
        assert ArticlePage.objects.count() == 0
        assert create(client, site_tree, **changes).status_code == 302

    def test_checks_the_information_pages_as_well(self, client: Any, site_tree: Any, editor: Any) -> None:
        client.force_login(editor)
        address = reverse("wagtailadmin_pages:add", args=["home", "informationpage", site_tree.home.pk])
        data = written(title="Imprint", slug="imprint", body=rich_text("<p></p>"))

        assert "This is still empty." in client.post(address, data | {"action-publish": "1"}).text
        assert not InformationPage.objects.filter(slug="imprint").exists()


def test_api_of_the_cms_publishes_nothing(client: Any, site_tree: Any, administrator: Any) -> None:
    article = ArticlePageFactory(live=False)
    client.force_login(administrator)

    response = client.post(f"/cms/api/main/pages/{article.pk}/action/publish/")

    assert (response.status_code, ArticlePage.objects.get().live) == (404, False)
