"""Pingbacks and trackbacks become mentions by other sites: read-only, counted with nothing."""

from __future__ import annotations

from datetime import datetime

from blog.models import ArticlePage, ExternalMention
from blog.models.article_queryset import renew_article_cache
from transfer.articles.article_values import one_line
from transfer.imported import CommentStatus, ImportedComment, ImportedPost
from transfer.models import ImportedThing
from transfer.report.tally import Outcome
from transfer.running.import_context import ImportContext

from .comment_import import comment_key
from .comment_values import website_of

Kind = ImportedThing.Kind
NO_ADDRESS = "Mention {} leads nowhere, and was left out."
NOT_APPROVED = "Mention {} was not approved on the old site, and was left out."


def import_mentions(post: ImportedPost, article: ArticlePage | None, context: ImportContext, now: datetime) -> None:
    mentions = [one for one in post.comments if one.is_mention]
    known = context.known.find_many(Kind.MENTION, [comment_key(post, one) for one in mentions])
    met: set[str] = set()
    adding: list[ImportedComment] = []
    for one in mentions:
        key = comment_key(post, one)
        outcome = Outcome.LEFT_OUT
        if one.status is not CommentStatus.PUBLISHED:
            context.lines.add(context.LEFT_OUT, NOT_APPROVED.format(one.source_id), post=post)
        elif not website_of(one.website) or key in met:
            context.lines.add(context.LEFT_OUT, NO_ADDRESS.format(one.source_id), post=post)
        elif key in known:
            outcome = Outcome.UNCHANGED
        else:
            adding.append(one)
            outcome = Outcome.ADDED
        met.add(key)
        context.tally.count("mention", one.status, outcome)
    if article is not None and adding and not context.run.is_dry_run:
        add(post, article, adding, context, now)


def add(
    post: ImportedPost, article: ArticlePage, adding: list[ImportedComment], context: ImportContext, now: datetime
) -> None:
    rows = ExternalMention.objects.bulk_create(
        ExternalMention(
            article=article,
            title=one_line(one.name)[:200] or website_of(one.website)[:200],
            address=website_of(one.website),
            mentioned_at=min(one.written_at or post.published_at or now, now),
        )
        for one in adding
    )
    ImportedThing.objects.bulk_create(
        context.known.new(Kind.MENTION, comment_key(post, one), row.pk, incoming="")
        for one, row in zip(adding, rows, strict=True)
    )
    renew_article_cache()
