"""A site moves out, and into an empty one: what comes back is what left."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from wagtail.images import get_image_model

from blog.models import ArticlePage, ExternalMention
from community.comments.models import Comment, Conversation
from tests.factories import ArticlePageFactory, CommentFactory, TopicFactory
from transfer.models import Import
from transfer.other_sources.jsonl_source import JsonlSource
from transfer.running.import_options import ImportOptions
from transfer.running.import_steps import run_import
from transfer.wordpress.wordpress_source import WordPressSource

START = datetime(2012, 2, 21, 6, 15, tzinfo=UTC)


def shape(comment, numbers):
    """Text, place, date and status, without what is numbered anew."""
    return (
        comment.comment,
        comment.level,
        numbers.get(comment.reply_to_id),
        comment.submit_date,
        comment.status,
        comment.name,
    )


def shapes(article):
    conversation = Conversation.objects.find(article)
    rows = list(Comment.objects.filter(conversation=conversation).in_reading_order().select_related("user"))
    numbers = {row.pk: place for place, row in enumerate(rows)}
    return [shape(row, numbers) for row in rows]


def told(article):
    """What readers see of an article."""
    body = [(part["type"], part["value"]) for part in article.body.get_prep_value()]
    return {
        "title": article.title,
        "standfirst": article.description,
        "slug": article.slug,
        "date": article.published_at,
        "is live": article.live,
        "authors": [str(one) for one in article.byline],
        "topics": [topic.slug for topic in article.topics.all()],
        "tags": sorted(article.tags.names()),
        "body": [one for one in body if one[0] != "picture"],
        "comments": shapes(article),
    }


@pytest.fixture
def community(member, other_member, author):
    """Two articles and a draft; a conversation of four levels, with somebody under an alias and a guest."""
    topic = TopicFactory(name="Dawn", slug="dawn")
    body = [
        ("text", "<p>The call <b>ran over</b>.</p><ul><li>oats</li><li>milk</li></ul>"),
        ("heading", "Monday"),
        ("quote", {"text": "Never again.", "attribution": "Ilse"}),
    ]
    article = ArticlePageFactory(
        title="The bath", slug="the-bath", author=author, topics=[topic], tags=["oats"], published_at=START, body=body
    )
    ArticlePageFactory(title="Socks", slug="socks", author=author, published_at=START + timedelta(days=1))
    ArticlePageFactory(title="Not yet", slug="not-yet", author=author, live=False, published_at=None)
    first = CommentFactory(target=article, member=member, body="So it **did**, at 5 < 6.\n\n> twice")
    second = CommentFactory(target=article, member=other_member, reply_to=first, body="- one\n- two")
    third = CommentFactory(target=article, member=None, guest_name="Tom", guest_email="t@example.com", reply_to=second)
    CommentFactory(target=article, member=author, reply_to=third, body="Thank you 🙂 — “always”.")
    hidden = CommentFactory(target=article, member=member, body="Nobody knows.")
    Comment.objects.filter(pk=hidden.pk).update(alias="Brave Otter")
    CommentFactory(target=article, member=member, body="I wait.", status=Comment.Status.HELD)
    for place, comment in enumerate(Comment.objects.order_by("pk")):
        Comment.objects.filter(pk=comment.pk).update(submit_date=START + timedelta(hours=place))
    return article


def move(written, source, **options):
    """Everything is deleted here, and comes back from the file."""
    for conversation in Conversation.objects.all():
        conversation.delete()
    for page in ArticlePage.objects.all():
        page.delete()
    get_image_model().objects.all().delete()
    row = Import.objects.create(source=source.name, options=ImportOptions(**options).as_json())
    return run_import(row, source), written


def articles():
    return {page.slug: told(page) for page in ArticlePage.objects.order_by("pk")}


def problems(run):
    return list(run.lines.values_list("text", flat=True))


def test_as_json_lines_everything_comes_back(export, community):
    before = articles()
    written = export()

    done, _ = move(written, JsonlSource([written.jsonl]), people={"rosa": "rosa"})

    assert articles() == before
    assert problems(done) == []
    assert (done.counts["post"], done.counts["comment"]) == (
        {"draft": {"added": 1}, "published": {"added": 2}},
        {"held": {"added": 1}, "published": {"added": 5}},
    )


def test_for_wordpress_everything_comes_back(export, community):
    """Markdown goes as HTML, and comes back as Markdown that says the same."""
    before = articles()
    written = export()

    done, _ = move(written, WordPressSource([written.wxr], UTC), people={"rosa": "rosa"})

    after = articles()
    comments = [
        (one["comments"], again["comments"]) for one, again in zip(before.values(), after.values(), strict=True)
    ]
    assert [[shape[1:] for shape in one] for one, _ in comments] == [
        [shape[1:] for shape in two] for _, two in comments
    ]
    for told_before, told_after in zip(before.values(), after.values(), strict=True):
        assert told_before | {"comments": []} == told_after | {"comments": []}
    assert problems(done) == []


def test_counters_are_right_at_once(export, community):
    written = export()
    move(written, JsonlSource([written.jsonl]))

    conversation = Conversation.objects.find(ArticlePage.objects.get(slug="the-bath"))
    assert conversation.comment_count == 5


def test_a_second_move_from_the_same_file_adds_nothing(export, community):
    written = export()
    move(written, JsonlSource([written.jsonl]))

    row = Import.objects.create(source="jsonl", options=ImportOptions().as_json())
    again = run_import(row, JsonlSource([written.jsonl]))

    assert "added" not in str(again.counts)
    assert Comment.objects.count() == 6


def test_nobody_is_known_afterwards_who_was_not_before(export, community, member):
    written = export(with_addresses=True)
    move(written, JsonlSource([written.jsonl]))

    assert Comment.objects.get(comment="Nobody knows.").user is None


def test_a_tombstone_leaves_its_answers_where_it_stood(export, article, member):
    gone = CommentFactory(target=article, member=member, body="Unkind.")
    CommentFactory(target=article, member=member, reply_to=gone, body="Answer.")
    Comment.objects.filter(pk=gone.pk).update(status=Comment.Status.REMOVED)
    written = export()

    done, _ = move(written, JsonlSource([written.jsonl]))

    assert [(one.comment, one.level) for one in Comment.objects.all()] == [("Answer.", 0)]
    assert done.counts["comment"] == {"published": {"added": 1}, "trash": {"left out": 1}}


def test_pictures_come_back_with_what_they_show(export, article, image):
    article.picture, article.picture_alternative = image, "A desk"
    article.body = [("picture", {"image": image, "alternative": "Another desk", "caption": "Ours", "credit": ""})]
    article.save()
    written = export()

    move(written, JsonlSource([written.jsonl]), media=str(written.folder / "media"))

    [back], [picture] = ArticlePage.objects.all(), get_image_model().objects.all()
    assert (back.picture, back.picture_alternative) == (picture, "A desk")
    assert [(part.block_type, part.value["image"], part.value["alternative"]) for part in back.body] == [
        ("picture", picture, "Another desk")
    ]


@pytest.mark.parametrize("name", ["jsonl", "wxr"])
def test_mentions_by_other_sites_come_back_as_such(export, article, name):
    ExternalMention.objects.create(
        article=article, title="Oats & us", address="https://other.example/oats/", mentioned_at=START
    )
    written = export()
    sources = {"jsonl": JsonlSource([written.jsonl]), "wxr": WordPressSource([written.wxr], UTC)}

    move(written, sources[name])

    assert written.counts["mentions"] == 1
    assert list(ExternalMention.objects.values_list("title", "address", "mentioned_at", "article__slug")) == [
        ("Oats & us", "https://other.example/oats/", START, "the-bath")
    ]
    assert Comment.objects.count() == 0


def test_a_hundred_answers_deep(export, article, member):
    comment = None
    for number in range(100):
        comment = CommentFactory(target=article, member=member, reply_to=comment, body=f"Number {number}.")
    before = [
        (one.comment, one.level, one.reply_to_id and one.reply_to.comment) for one in Comment.objects.order_by("pk")
    ]
    written = export()

    move(written, JsonlSource([written.jsonl]))

    after = [
        (one.comment, one.level, one.reply_to_id and one.reply_to.comment) for one in Comment.objects.order_by("pk")
    ]
    assert after == before


def test_the_folder_holds_nothing_else(export, community):
    assert sorted(path.name for path in Path(export().folder).iterdir()) == ["site.jsonl", "wordpress.xml"]
