from collections import Counter
from io import StringIO
from typing import Any

import pytest
from django.contrib.contenttypes.models import ContentType
from django.core import mail
from django.core.management import CommandError, call_command
from django.utils.html import strip_tags
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import PageLogEntry, Revision

from blog.models import ArticlePage, ArticleUpdate, Topic
from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids
from community.members.models import User
from community.moderation.models import Decision
from community.notifications.models import Notice
from community.spam.models import Judgement
from demo.loading.files import read_articles, read_comments

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
    PageLogEntry,
    Revision,
]


def every_row() -> dict[str, list[dict[str, object]]]:
    return {model.__name__: list(model._default_manager.order_by("pk").values()) for model in TABLES}


def long_conversation() -> Conversation:
    return Conversation.objects.find(ArticlePage.objects.get(slug=CHAIN[0]))


def load() -> str:
    said = StringIO()
    call_command("load_demo", stdout=said)
    return said.getvalue()


def test_each_step_says_how_much_it_loaded(demo: str) -> None:
    assert demo.splitlines() == [
        "People ... 16",
        "Topics ... 7",
        "Pictures ... 6",
        "Articles ... 14",
        "Comments ... 145",
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
    Comment.objects.held().update(status=Status.PUBLISHED)
    before = every_row()

    load()

    assert every_row() == before


def test_what_is_missing_is_added_again(demo: str) -> None:
    ArticlePage.objects.get(slug="the-year-has-four-gears").delete()
    Conversation.objects.find(ArticlePage.objects.get(slug="back-after-seven-months")).comments.all().delete()

    load()

    assert ArticlePage.objects.count() == 14
    assert Comment.objects.about(ArticlePage.objects.get(slug="back-after-seven-months")).count() == 8


def test_on_a_site_with_articles_if_empty_does_nothing_and_says_nothing(demo: str) -> None:
    ArticlePage.objects.get(slug="the-year-has-four-gears").delete()
    said = StringIO()

    call_command("load_demo", "--if-empty", stdout=said)

    assert said.getvalue() == ""
    assert not ArticlePage.objects.filter(slug="the-year-has-four-gears").exists()


def test_nobody_is_written_to(demo: str) -> None:
    assert mail.outbox == []
    assert not Notice.objects.exists()


def test_every_article_is_as_its_file_says(demo: str) -> None:
    loaded = {
        article.slug: (
            article.title,
            article.description,
            article.published_at,
            article.author.username,
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
            row["author"],
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


def test_every_picture_has_an_alternative_text(demo: str) -> None:
    articles = [article for article in ArticlePage.objects.all() if article.picture]
    in_text = [part.value for article in articles for part in article.body if part.block_type == "picture"]

    assert len(articles) == len(in_text) == 6
    assert all(article.picture_alternative for article in articles)
    assert all(value["alternative"] for value in in_text)


def test_every_comment_is_as_its_file_says(demo: str) -> None:
    content_type = ContentType.objects.get_for_model(ArticlePage)
    slugs = dict(ArticlePage.objects.values_list("pk", "slug"))
    comments = Comment.objects.select_related("user", "conversation", "reply_to").order_by("pk")
    loaded = [
        (
            slugs[comment.conversation.object_id],
            comment.submit_date,
            comment.user.username if comment.user else comment.user_name,
            comment.comment,
            comment.status,
            comment.reply_to.submit_date if comment.reply_to else None,
        )
        for comment in comments.filter(conversation__content_type=content_type)
    ]

    rows = read_comments()
    said_at = {(row["article"], row["key"]): row["at"] for row in rows}
    assert loaded == [
        (
            row["article"],
            row["at"],
            row.get("by") or row["guest"],
            row["text"].strip(),
            row.get("status", "published"),
            said_at[row["article"], row["reply_to"]] if "reply_to" in row else None,
        )
        for row in rows
    ]


def test_long_conversation_has_99_comments_three_levels_deep(demo: str) -> None:
    comments = long_conversation().comments

    assert Counter(comments.values_list("status", flat=True)) == {"published": 95, "held": 2, "spam": 1, "removed": 1}
    assert set(comments.values_list("level", flat=True)) == {0, 1, 2}


def test_counters_are_exact(demo: str) -> None:
    published_below: Counter[int] = Counter()
    for path in Comment.objects.published().values_list("path", flat=True):
        published_below.update(ancestor_ids(path))

    assert dict(Comment.objects.values_list("pk", "nested_count")) == {
        pk: published_below[pk] for pk in Comment.objects.values_list("pk", flat=True)
    }
    for conversation in Conversation.objects.all():
        published = conversation.comments.published()
        assert conversation.comment_count == published.count()
        assert conversation.last_comment_at == published.latest("submit_date").submit_date


@pytest.mark.parametrize("status", [Status.HELD, Status.SPAM])
def test_what_waits_or_was_refused_carries_the_evidence_of_the_filter(demo: str, status: str) -> None:
    judgements = [comment.judgements.get() for comment in Comment.objects.filter(status=status)]

    assert judgements
    assert all(judgement.evidence and judgement.outcome != "publish" for judgement in judgements)
    assert all(judgement.created_at == judgement.comment.submit_date for judgement in judgements)


def test_removed_comment_has_its_decision_and_its_replies(demo: str) -> None:
    removed = Comment.objects.get(status=Status.REMOVED)
    decision = removed.decisions.get()

    assert (decision.act, decision.reason, decision.actor.username) == ("remove", "unkind", "priya-raman")
    assert removed.submit_date < decision.created_at < removed.answers.earliest("pk").submit_date
    assert removed.nested_count > 0


def test_guests_have_an_address_and_no_account(demo: str) -> None:
    guests = Comment.objects.filter(user=None)

    assert guests.exists()
    assert all(guest.user_name and guest.user_email.endswith("@example.org") for guest in guests)
    assert not User.objects.filter(email__in=guests.values("user_email")).exists()


def test_story_has_three_parts(demo: str, client) -> None:
    page = client.get(f"/articles/{CHAIN[2]}/")

    assert [part.slug for part in page.context["story"]] == CHAIN


def test_the_demo_is_not_loaded_into_a_public_site(db: Any, settings: Any) -> None:
    settings.SITE_URL = "https://juggle.example"

    with pytest.raises(CommandError, match="for your own machine"):
        call_command("load_demo")
