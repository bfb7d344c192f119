from io import StringIO
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import PageLogEntry, Revision

from blog.models import ArticlePage, ArticleUpdate, Topic
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.moderation.models import Appeal, Decision, Sanction
from community.notifications.models import Notification
from community.spam.models import Judgement
from demo.loading.content_files import read_articles

Status = Comment.Status

CHAIN = ["the-meeting-ran-over-and-so-did-the-bath", "getting-a-little-steadier", "the-bath-is-at-seven-now"]
TABLES = [
    User,
    User.groups.through,
    Topic,
    ArticlePage,
    ArticleUpdate,
    ArticlePage.topics.through,
    get_image_model(),
    Rendition,
    Conversation,
    Comment,
    Judgement,
    Decision,
    Sanction,
    Appeal,
    PageLogEntry,
    Revision,
]


def every_row() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def test_one_topic_shows_what_writing_without_a_name_is_like(demo: str) -> None:
    assert [topic.slug for topic in Topic.objects.filter(allows_anonymity=True)] == ["sharing-the-load"]


def test_each_step_says_how_much_it_loaded(demo: str) -> None:
    assert demo.splitlines() == [
        "People ... 17",
        "Topics ... 7",
        "Pictures ... 6",
        "Articles ... 15",
        "Author pages ... 4",
        "Check-ins ... 3",
        "Editors' pick ... 3",
        "Comments ... 145",
        "Reports ... 3",
        "Moderation ... 2",
        "Newsletters ... 1",
        "Discussions ... 9",
        "In articles ... 2",
        "This week's question ... 1",
    ]


def test_second_run_changes_nothing(demo: str) -> None:
    before = every_row()

    said = load()

    assert said == demo
    assert every_row() == before


def test_what_somebody_edited_stays_edited(demo: str) -> None:
    ArticlePage.objects.filter(slug=CHAIN[0]).update(title="Another title", live=False)
    User.objects.filter(username="jonas-m").update(about="Hamburg.", email="jonas@example.org")
    Topic.objects.filter(slug="boundaries").update(name="Doors")
    Comment.objects.filter(status=Status.HELD).update(status=Status.PUBLISHED)
    before = every_row()

    load()

    assert every_row() == before


def test_what_is_missing_is_added_again(demo: str) -> None:
    ArticlePage.objects.get(slug="the-year-has-four-gears").delete()
    Conversation.objects.find(ArticlePage.objects.get(slug="back-after-seven-months")).comments.all().delete()

    load()

    assert ArticlePage.objects.count() == 15
    assert Comment.objects.about(ArticlePage.objects.get(slug="back-after-seven-months")).count() == 8


def test_on_a_site_with_articles_if_empty_does_nothing_and_says_nothing(demo: str) -> None:
    ArticlePage.objects.get(slug="the-year-has-four-gears").delete()
    said = StringIO()

    call_command("load_demo", "--if-empty", stdout=said)

    assert said.getvalue() == ""
    assert not ArticlePage.objects.filter(slug="the-year-has-four-gears").exists()


def test_nobody_is_written_to(demo: str) -> None:
    assert mail.outbox == []
    assert not Notification.objects.exists()


def test_every_article_is_as_its_file_says(demo: str) -> None:
    loaded = {
        article.slug: (
            article.title,
            article.description,
            article.published_at,
            [author.username for author in article.authors],
            sorted(article.tags.names()),
            article.replaces_earlier,
            sorted(article.topics.values_list("slug", flat=True)),
            article.follows.slug if article.follows else None,
            article.changed,
            [update.written_on for update in article.updates.all()],
        )
        for article in ArticlePage.objects.live()
    }

    assert loaded == {
        row["slug"]: (
            row["title"],
            row["description"],
            row["published"],
            [row["author"], *row.get("together_with", [])],
            sorted(row["tags"]),
            row.get("replaces_earlier", False),
            sorted(row["topics"]),
            row.get("follows"),
            row.get("changed", ""),
            sorted((update["date"] for update in row.get("update", [])), reverse=True),
        )
        for row in read_articles()
    }


def test_texts_are_the_same_on_every_machine(demo: str) -> None:
    first = {article.slug: strip_tags(article.body) for article in ArticlePage.objects.all()}

    ArticlePage.objects.all().delete()
    load()

    assert {article.slug: strip_tags(article.body) for article in ArticlePage.objects.all()} == first


@pytest.mark.parametrize("slug", CHAIN)
def test_story_of_three_reads_well_from_any_of_its_parts(demo: str, client, slug: str) -> None:
    page = BeautifulSoup(client.get(f"/articles/{slug}/").text, "html.parser")
    parts = page.select(".story-so-far li")
    notes = [" ".join(note.text.split()) for note in page.select(".update[aria-label=Follow-up], .is-replaced")]

    assert [part.a["href"] if part.a else "here" for part in parts] == [
        "here" if each == slug else f"/articles/{each}/" for each in CHAIN
    ]
    assert [note.partition(".")[0] for note in notes] == {
        CHAIN[0]: [],
        CHAIN[1]: [
            "A newer part replaces this one: The bath is at seven now",
            "This continues The meeting ran over and so did the bath",
        ],
        CHAIN[2]: ["This continues Getting a little steadier"],
    }[slug]


def test_the_demo_is_not_loaded_into_a_public_site(db: Any, settings: Any) -> None:
    settings.SITE_URL = "https://juggle.example"

    with pytest.raises(CommandError, match="for your own machine"):
        call_command("load_demo")
