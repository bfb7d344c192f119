"""Takes an import back whole, as long as nobody has answered or worked on what it brought."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.images import get_image_model
from wagtail.models import ReferenceIndex

from blog.models import ArticlePage, ExternalMention
from blog.models.article_queryset import renew_article_cache
from community.comments.models import Comment, Conversation, Reaction
from community.comments.recount import recount
from home.models import InformationPage
from transfer.articles.fingerprints import fingerprint_of_article
from transfer.articles.information_pages import fingerprint_of_page
from transfer.models import Import, ImportedThing

Kind = ImportedThing.Kind
BATCH = 200

IT_RUNS = "This import is running. Stop it first."
ANSWERED = "Somebody has answered what this import brought, so it can’t be taken back whole. Nothing was changed."
HELPED = "Somebody has marked a comment of this import as helpful, so it can’t be taken back. Nothing was changed."
WORKED_ON = "“{}” has been worked on here, so the import can’t be taken back whole. Nothing was changed."
LATER = "A later import has added to what this one brought. Take that one back first."


class NotTakenBackError(Exception):
    """The message says why, for people. Nothing was changed."""


def take_back(run: Import) -> None:
    """Raises NotTakenBackError. In steps: one that is interrupted can be taken back again."""
    check(run)
    for thing in run.things.filter(kind=Kind.POST):
        with transaction.atomic():
            remove_article(thing)
    for keys in batches_of(run, Kind.COMMENT):
        with transaction.atomic():
            Comment.objects.filter(pk__in=keys).delete()
    recount()
    for keys in batches_of(run, Kind.MENTION):
        ExternalMention.objects.filter(pk__in=keys).delete()
    for thing in run.things.filter(kind=Kind.PAGE):
        if page := InformationPage.objects.filter(pk=thing.object_id).first():
            page.delete()
    for thing in run.things.filter(kind=Kind.FILE):
        remove_picture(thing.object_id)
    run.things.all().delete()
    renew_article_cache()
    Import.objects.filter(pk=run.pk).update(state=Import.State.TAKEN_BACK)


def check(run: Import) -> None:
    if run.is_alive:
        raise NotTakenBackError(IT_RUNS)
    ours = run.things.filter(kind=Kind.COMMENT).values("object_id")
    articles = run.things.filter(kind=Kind.POST)
    content_type = ContentType.objects.get_for_model(ArticlePage)
    below = Comment.objects.filter(
        conversation__content_type=content_type, conversation__object_id__in=articles.values("object_id")
    )
    others = below.exclude(pk__in=ours)
    if others.filter(is_imported=True).exists():
        raise NotTakenBackError(LATER)
    if others.exists() or Comment.objects.filter(reply_to__in=ours).exclude(pk__in=ours).exists():
        raise NotTakenBackError(ANSWERED)
    if Reaction.objects.filter(comment__in=ours).exists():
        raise NotTakenBackError(HELPED)
    for thing, page in with_pages(run):
        fingerprint = fingerprint_of_article(page) if isinstance(page, ArticlePage) else fingerprint_of_page(page)
        if fingerprint != thing.ours:
            raise NotTakenBackError(WORKED_ON.format(page.title))


def with_pages(run: Import) -> Iterator[tuple[ImportedThing, ArticlePage | InformationPage]]:
    kinds: list[tuple[str, Any]] = [(Kind.POST, ArticlePage), (Kind.PAGE, InformationPage)]
    for kind, model in kinds:
        things = {thing.object_id: thing for thing in run.things.filter(kind=kind)}
        keys = list(things)
        for start in range(0, len(keys), BATCH):
            for page in model.objects.filter(pk__in=keys[start : start + BATCH]):
                yield things[page.pk], page


def remove_article(thing: ImportedThing) -> None:
    """With its conversation, and with the redirects that lead to it, which the database deletes along."""
    article = ArticlePage.objects.filter(pk=thing.object_id).first()
    if article is None:
        return
    content_type = ContentType.objects.get_for_model(ArticlePage)
    Conversation.objects.filter(content_type=content_type, object_id=article.pk).delete()
    article.delete()


def remove_picture(key: int) -> None:
    """Unless something that is still here shows it."""
    image = get_image_model().objects.filter(pk=key).first()
    if image is not None and not ReferenceIndex.get_references_to(image).exists():
        image.delete()


def batches_of(run: Import, kind: str) -> Iterator[list[int]]:
    keys = list(run.things.filter(kind=kind).values_list("object_id", flat=True))
    for start in range(0, len(keys), BATCH):
        yield keys[start : start + BATCH]
