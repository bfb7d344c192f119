"""Our articles as the values that a source yields, one after the other."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from django.conf import settings
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import BaseViewRestriction

from blog.models import ArticlePage
from community.comments.models import Conversation
from transfer.imported import ImportedCategory, ImportedPost, PostStatus

from .exported_text import footnotes_of_article, text_of_article

BATCH = 50


class ExportedArticle(NamedTuple):
    page: ArticlePage
    post: ImportedPost
    #: What only our own format has a place for.
    more: dict[str, Any]


def exported_articles(pictures_at: str) -> Iterator[ExportedArticle]:
    """From the oldest row on. A draft is what its author sees, another article what readers see."""
    for row in ArticlePage.objects.order_by("pk").iterator(chunk_size=BATCH):
        page = row if row.live else row.get_latest_revision_as_object()
        more = {"language": page.language, "content_note": page.content_note, "follows": str(page.follows_id or "")}
        yield ExportedArticle(page, post_of_article(page, pictures_at), more)


def post_of_article(page: ArticlePage, pictures_at: str) -> ImportedPost:
    status, password = status_and_password(page)
    conversation = Conversation.objects.find(page)
    redirects = Redirect.objects.filter(redirect_page=page, site=None).values_list("old_path", flat=True)
    return ImportedPost(
        str(page.pk),
        status=status,
        title=page.title,
        content=text_of_article(page, pictures_at),
        excerpt=page.description,
        slug=page.slug,
        address=in_full(page.get_absolute_url()),
        other_addresses=[in_full(path) for path in redirects],
        password=password,
        published_at=page.go_live_at if status is PostStatus.SCHEDULED else page.published_at,
        changed_at=page.last_published_at,
        authors=[one.user.username if one.user else one.name for one in page.byline if one.user or one.name],
        categories=[ImportedCategory(topic.slug, topic.name) for topic in page.topics.all()],
        tags=[tag.name for tag in page.tags.all()],
        picture_id=str(page.picture_id or ""),
        footnotes=footnotes_of_article(page),
        accepts_comments=conversation is None or conversation.state != Conversation.State.CLOSED,
    )


def status_and_password(page: ArticlePage) -> tuple[PostStatus, str]:
    """What keeps readers out here keeps them out there: everything but a shared password is private."""
    if not page.live:
        is_scheduled = page.go_live_at and page.go_live_at > timezone.now()
        return (PostStatus.SCHEDULED if is_scheduled else PostStatus.DRAFT), ""
    restrictions = list(page.get_view_restrictions())
    kinds = {one.restriction_type for one in restrictions}
    if kinds == {BaseViewRestriction.PASSWORD}:
        return PostStatus.PASSWORD, restrictions[0].password
    return (PostStatus.PRIVATE if kinds else PostStatus.PUBLISHED), ""


def in_full(path: str) -> str:
    return path if path.startswith("http") else f"{settings.SITE_URL}{path}"
