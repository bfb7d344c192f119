"""Articles in the CMS: the form, and saving."""

from typing import Any

import pytest
from django.urls import reverse
from wagtail.models import Workflow
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from blog.models import ArticlePage, Topic
from tests.factories import ArticlePageFactory, TopicFactory


def written(**changes: Any) -> dict[str, Any]:
    """What the editor's form sends for an ordinary article."""
    data = {
        "title": "The 05.12 to the depot",
        "slug": "the-0512",
        "description": "Nineteen minutes a day.",
        "body": streamfield(
            [
                ("text", rich_text("<p>I drive people to work.</p>")),
                ("heading", "Same seat"),
                ("quote", {"text": "Hm."}),
            ]
        ),
        "updates": inline_formset(
            [{"kind": "update", "written_on": "2026-03-01", "text": rich_text("<p>Still going.</p>")}]
        ),
        "comments": inline_formset([]),
        "authorships": inline_formset([]),
        "tags": "",
        "published_at": "",
        "follows": "",
        "picture": "",
    }
    topics = changes.pop("topics", [])
    return nested_form_data(data | changes) | {"topics": topics}


def create(client: Any, site_tree: Any, **changes: Any) -> Any:
    address = reverse("wagtailadmin_pages:add", args=["blog", "articlepage", site_tree.articles.pk])
    return client.post(address, written(**changes))


def test_author_writes_an_article_and_hands_it_in(client: Any, site_tree: Any, author: Any) -> None:
    client.force_login(author)

    response = create(client, site_tree, **{"action-submit": "1"})

    article = ArticlePage.objects.get()
    assert response.status_code == 302
    assert (article.authors, article.live) == ([author], False)
    assert [update.text for update in article.get_latest_revision_as_object().updates.all()] != []
    assert article.current_workflow_state.workflow == Workflow.objects.get(name="Editors approve")


def test_author_cannot_publish(client: Any, site_tree: Any, author: Any) -> None:
    client.force_login(author)

    create(client, site_tree, **{"action-publish": "1"})

    assert not ArticlePage.objects.get().live


def test_author_edits_their_own_article_and_nobody_elses_page(client: Any, site_tree: Any, author: Any) -> None:
    own, others = ArticlePageFactory(owner=author, live=False), ArticlePageFactory()
    client.force_login(author)

    def status(page: Any) -> int:
        return client.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).status_code

    assert (status(own), status(others), status(site_tree.home)) == (200, 302, 302)


def test_editor_publishes_and_the_article_is_there(client: Any, site_tree: Any, editor: Any) -> None:
    topic = TopicFactory()
    client.force_login(editor)

    create(client, site_tree, topics=[topic.pk], **{"action-publish": "1"})

    article = ArticlePage.objects.get()
    assert (article.live, article.authors, list(article.topics.all())) == (True, [editor], [topic])
    assert article.published_at <= article.first_published_at
    client.logout()
    assert "I drive people to work." in client.get("/articles/the-0512/").text


def test_editor_approves_what_an_author_handed_in(client: Any, site_tree: Any, author: Any, editor: Any) -> None:
    client.force_login(author)
    create(client, site_tree, **{"action-submit": "1"})
    article = ArticlePage.objects.get()
    client.force_login(editor)

    client.post(
        reverse(
            "wagtailadmin_pages:workflow_action", args=[article.pk, "approve", article.current_workflow_task_state.pk]
        )
    )

    assert ArticlePage.objects.get().live
    assert ArticlePage.objects.get().authors == [author]


def test_editor_form_opens_and_saves_an_article_again(client: Any, article: ArticlePage, editor: Any) -> None:
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[article.pk])

    assert client.get(address).status_code == 200
    response = client.post(address, written(title="Another title", slug="the-bath", **{"action-publish": "1"}))

    assert response.status_code == 302
    assert ArticlePage.objects.get().title == "Another title"


def test_new_article_and_saved_article_can_be_previewed(client: Any, site_tree: Any, editor: Any) -> None:
    article = ArticlePageFactory()
    client.force_login(editor)
    for address in [
        reverse("wagtailadmin_pages:preview_on_add", args=["blog", "articlepage", site_tree.articles.pk]),
        reverse("wagtailadmin_pages:preview_on_edit", args=[article.pk]),
    ]:
        assert client.post(address, written()).json() == {"is_valid": True, "is_available": True}

        response = client.get(address + "?mode=")

        assert response.status_code == 200
        assert "I drive people to work." in response.text


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"description": ""}, "This field is required"),
        ({"description": "x" * 301}, "at most 300 characters"),
        ({"slug": "feed"}, "taken by the site itself"),
        ({"body": streamfield([])}, "This field is required"),
        ({"body": streamfield([("embed", {"address": "javascript:x", "title": "T"})])}, "Enter a valid URL"),
    ],
)
def test_wrong_content_gets_a_message_and_nothing_is_published(
    client: Any, site_tree: Any, editor: Any, changes: dict[str, Any], says: str
) -> None:
    client.force_login(editor)

    response = create(client, site_tree, **changes, **{"action-publish": "1"})

    assert response.status_code == 200
    assert says in response.text
    assert ArticlePage.objects.count() == 0


def test_picture_without_alternative_text_may_wait_in_a_draft_but_not_be_published(
    client: Any, site_tree: Any, editor: Any, image: Any
) -> None:
    client.force_login(editor)

    published = create(client, site_tree, picture=image.pk, **{"action-publish": "1"})
    draft = create(client, site_tree, picture=image.pk)

    assert "Say what the picture shows" in published.text
    assert draft.status_code == 302


def test_author_is_chosen_among_those_who_write(client: Any, editor: Any, author: Any, member: Any) -> None:
    client.force_login(editor)

    response = client.get(reverse("author_chooser:choose_results"))

    assert "Rosa Okafor" in response.text
    assert "Jonas M." not in response.text
    assert author.email not in response.text


def test_editors_keep_the_topics_and_authors_do_not(client: Any, author: Any, editor: Any) -> None:
    address = reverse(Topic.snippet_viewset.get_url_name("add"))
    topic = {"name": "Boundaries", "slug": "boundaries", "description": "", "colour": "self", "position": "0"}
    topic["who_may_start"] = "members"

    client.force_login(author)
    client.post(address, topic)
    assert Topic.objects.count() == 0

    client.force_login(editor)
    client.post(address, topic)
    assert [(each.name, each.get_absolute_url()) for each in Topic.objects.all()] == [
        ("Boundaries", "/articles/topics/boundaries/")
    ]


def test_follow_up_of_itself_or_of_a_later_part_gets_a_message_at_the_field(client: Any, editor: Any) -> None:
    first = ArticlePageFactory()
    second = ArticlePageFactory(follows=first)
    third = ArticlePageFactory(follows=second)
    client.force_login(editor)
    address = reverse("wagtailadmin_pages:edit", args=[first.pk])

    for later in (first, second, third):
        response = client.post(address, written(slug=first.slug, follows=later.pk, **{"action-publish": "1"}))

        assert response.status_code == 200
        assert "That article is a later part of this story, or this article itself." in response.text
    assert ArticlePage.objects.get(pk=first.pk).follows is None


def test_draft_may_be_followed_and_is_not_shown_until_it_is_published(client: Any, site_tree: Any, editor: Any) -> None:
    draft = ArticlePageFactory(title="Not yet", live=False)
    client.force_login(editor)
    create(client, site_tree, follows=draft.pk, changed="It went on.", **{"action-publish": "1"})
    client.logout()

    assert "Not yet" not in client.get("/articles/the-0512/").text
    draft.save_revision().publish()
    assert "This continues" in client.get("/articles/the-0512/").text


def test_article_of_three_hundred_blocks_is_saved(client: Any, site_tree: Any, author: Any) -> None:
    client.force_login(author)
    blocks = [("text", rich_text(f"<p>Source {number}.</p>")) for number in range(300)]

    assert create(client, site_tree, body=streamfield(blocks)).status_code == 302
    assert len(ArticlePage.objects.get().get_latest_revision_as_object().body) == 300
