"""Keeps the entries of articles, discussions and comments as these are published, changed and hidden."""

from collections.abc import Callable, Collection, Iterator
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django_tasks import task

from blog.feeds.full_text import full_text
from blog.models import ArticleAssets, ArticlePage
from community.comments.models import Comment
from community.discussions.models import Discussion
from community.text.plain_text import plain_text

from .models import Kind, SearchEntry
from .tokenizer import words_of

#: PostgreSQL keeps no places of words beyond this, and no reader looks for the end of a book.
MAX_BODY_WORDS = 16_000


def enqueue(kind: Kind, pks: Collection[int]) -> None:
    """After the commit. What is not published then is left out of the index."""
    keys = list(pks)
    transaction.on_commit(lambda: update_entries.enqueue(kind.value, keys), robust=True)


@task()
def update_entries(kind: str, pks: list[int]) -> None:
    index(Kind(kind), pks)


def index(kind: Kind, pks: Collection[int]) -> int:
    """Adds or renews the entries of those that are published. Returns how many.

    Locks the rows: if one of them is hidden at the same moment, its entry goes with it.
    """
    with transaction.atomic():
        entries = list(_ENTRIES[kind](pks))
        changing = ["title_words", "body_words", "dated"]
        SearchEntry.objects.bulk_create(
            entries, update_conflicts=True, unique_fields=[kind.value], update_fields=changing, batch_size=100
        )
    return len(entries)


def drop(kind: Kind, pks: Collection[int]) -> None:
    """At once, in the transaction of what hides them: their words are gone from the index with it."""
    SearchEntry.objects.filter(**{f"{kind.value}__in": list(pks)}).delete()


def _entry(kind: Kind, title: str, body: str, dated: datetime | None, **about: object) -> SearchEntry:
    return SearchEntry(
        kind=kind,
        title_words=words_of(title),
        body_words=words_of(body)[:MAX_BODY_WORDS],
        dated=dated or timezone.now(),
        **about,
    )


def _articles(pks: Collection[int]) -> Iterator[SearchEntry]:
    kept = dict(ArticleAssets.objects.filter(article__in=pks).values_list("article_id", "full_text"))
    for article in ArticlePage.objects.live().filter(pk__in=pks).order_by("pk").select_for_update(of=["self"]):
        topics = ", ".join(topic.name for topic in article.topic_list)
        tags = ", ".join(article.tags.names())
        text = plain_text(kept.get(article.pk) or full_text(article))
        title = f"{article.title} {topics} {tags}"
        body = f"{article.description} {text}"
        yield _entry(Kind.ARTICLE, title, body, article.published_at, article=article)


def _discussions(pks: Collection[int]) -> Iterator[SearchEntry]:
    found = Discussion.objects.advertised().filter(pk__in=pks).order_by("pk").select_for_update(of=["self"])
    for discussion in found.select_related("opening"):
        opening = discussion.opening
        text = plain_text(opening.body_html) if opening else ""
        yield _entry(Kind.DISCUSSION, discussion.title, text, discussion.created_at, discussion=discussion)


def _comments(pks: Collection[int]) -> Iterator[SearchEntry]:
    found = Comment.objects.advertised().filter(pk__in=pks, is_opening=False).order_by("pk")
    for comment in found.select_for_update(of=["self"]):
        yield _entry(Kind.COMMENT, "", plain_text(comment.body_html), comment.published_at, comment=comment)


_ENTRIES: dict[Kind, Callable[[Collection[int]], Iterator[SearchEntry]]] = {
    Kind.ARTICLE: _articles,
    Kind.DISCUSSION: _discussions,
    Kind.COMMENT: _comments,
}


def discussions_opened_by(comments: Collection[int]) -> list[int]:
    """The keys of the discussions whose openings these comments are. One that is being started has no `opening` yet."""
    here = Comment.objects.filter(
        pk__in=comments, is_opening=True, conversation__content_type=ContentType.objects.get_for_model(Discussion)
    )
    return list(here.values_list("conversation__object_id", flat=True))
