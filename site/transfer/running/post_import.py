"""One post of the old site, with everything that belongs to it: one transaction, so that nothing is there by half."""

from __future__ import annotations

from datetime import datetime

from blog.models import ArticleIndexPage, ArticlePage, Topic
from home.models import HomePage, InformationPage
from transfer.articles.article_saving import Author, add_article, close_conversation, update_article
from transfer.articles.article_values import ArticleValues, article_values
from transfer.articles.fingerprints import fingerprint, fingerprint_of_article, fingerprint_of_values
from transfer.articles.information_pages import add_page, fingerprint_of_page, update_page
from transfer.articles.old_addresses import add_redirects
from transfer.content.converted import WantedPicture
from transfer.content.pictures_in_text import UNDESCRIBED
from transfer.imported import ImportedPost, PostKind, PostStatus
from transfer.models import ImportedThing
from transfer.report.tally import Outcome

from .import_context import ImportContext

Kind = ImportedThing.Kind

IN_THE_BIN = "It was in the bin of the old site."
NO_PAGES = "Pages of the old site are left out, as was chosen."
SAME_ID = "Another post of this site has the same id; this one was left out."
NO_ID = "It has no id, so nobody could tell it from others the next time. It was left out."
ON_A_PAGE = "Nobody comments on information pages."
NO_TOP_PICTURE = "The picture on top of it isn’t among the files."
NO_REDIRECT = "Its old address leads elsewhere here, or is too long for a redirect: {}"
#: Of an article that a dry run does not make.
NO_KEY = 0
DELETED_HERE = "It was deleted here after an earlier import, and stays deleted."
CHANGED_HERE = "It was changed both there and here since the last import. What is here stays."


def import_post(post: ImportedPost, context: ImportContext, now: datetime) -> tuple[ArticlePage | None, str]:
    """The article, if there is one now, and why its comments have no place; "" if they have one. In a dry run there may
    be no article, and they have one all the same."""
    if problem := why_left_out(post, context):
        context.lines.add(context.LEFT_OUT, problem, post=post)
        context.tally.count(post.kind, post.status, Outcome.LEFT_OUT)
        return None, problem
    context.met.add(post.source_id)
    values = article_values(post, now=now, find_picture=context.find_picture)
    topics, more_tags = context.topics.sort(post.categories, saves=not context.run.is_dry_run)
    values.tags = list(dict.fromkeys([*values.tags, *(tag[:100] for tag in more_tags)]))
    authors = [context.author(key) for key in post.authors]
    if post.picture_id:
        add_top_picture(values, post, context)
    outcome, article = save(post, values, authors, topics, context, now)
    context.tally.count(post.kind, post.status, outcome)
    if context.run.is_dry_run:
        context.links.remember(NO_KEY, [post.address, *post.other_addresses])
        if context.links.is_in(values.body):
            context.linking_bodies[post.source_id] = values.body
    elif article is not None:
        remember_addresses(post, article, context)
    if outcome in (Outcome.ADDED, Outcome.UPDATED):
        context.changed += [article.pk] if article else []
        for note in values.notes:
            context.lines.add(context.CHANGED, note, post=post)
    if post.kind is PostKind.PAGE:
        return None, ON_A_PAGE
    return article, DELETED_HERE if outcome is Outcome.CONFLICT and article is None else ""


def add_top_picture(values: ArticleValues, post: ImportedPost, context: ImportContext) -> None:
    values.picture = context.find_picture(WantedPicture("", post.picture_id))
    if values.picture is None:
        values.notes.append(NO_TOP_PICTURE)
        return
    values.picture_alternative = context.describe(post.picture_id)
    if not values.picture_alternative:
        values.notes.append(UNDESCRIBED)


def remember_addresses(post: ImportedPost, article: ArticlePage, context: ImportContext) -> None:
    """So that old links find it, in other texts and from elsewhere."""
    addresses = [post.address, *post.other_addresses]
    context.links.remember(article.pk, addresses)
    if article.live:
        for path in add_redirects(article, addresses):
            context.lines.add(context.CHANGED, NO_REDIRECT.format(path[:200]), post=post)
    if context.links.is_in(article.body.get_prep_value()):
        context.linking.append(article.pk)


def why_left_out(post: ImportedPost, context: ImportContext) -> str:
    if post.status is PostStatus.TRASH:
        return IN_THE_BIN
    if not post.source_id:
        return NO_ID
    if post.kind is PostKind.PAGE and not context.options.with_pages:
        return NO_PAGES
    return SAME_ID if post.source_id in context.met else ""


def save(
    post: ImportedPost,
    values: ArticleValues,
    authors: list[Author],
    topics: list[Topic],
    context: ImportContext,
    now: datetime,
) -> tuple[Outcome, ArticlePage | None]:
    if post.kind is PostKind.PAGE:
        return import_page(post, values, context), None
    named = [f"member {one.pk}" if not isinstance(one, str) else one for one in authors]
    incoming = fingerprint_of_values(values, named, [topic.pk for topic in topics])
    known = context.known.find(Kind.POST, post.source_id)
    if known is None:
        if context.run.is_dry_run:
            return Outcome.ADDED, None
        article = add_article(ArticleIndexPage.objects.get(), values, authors, topics, now)
        if not post.accepts_comments:
            close_conversation(article)
        ours = fingerprint_of_article(article)
        context.known.new(Kind.POST, post.source_id, article.pk, incoming=incoming, ours=ours).save()
        return Outcome.ADDED, article
    return update(post, values, authors, topics, context, now, known, incoming)


def update(
    post: ImportedPost,
    values: ArticleValues,
    authors: list[Author],
    topics: list[Topic],
    context: ImportContext,
    now: datetime,
    known: ImportedThing,
    incoming: str,
) -> tuple[Outcome, ArticlePage | None]:
    """What was brought before: only what changed there and not here is written."""
    article = ArticlePage.objects.filter(pk=known.object_id).first()
    if article is None:
        context.lines.add(context.CONFLICT, DELETED_HERE, post=post)
        return Outcome.CONFLICT, None
    if known.incoming == incoming:
        return Outcome.UNCHANGED, article
    if fingerprint_of_article(article) != known.ours:
        context.lines.add(context.CONFLICT, CHANGED_HERE, post=post)
        return Outcome.CONFLICT, article
    if not context.run.is_dry_run:
        update_article(article, values, authors, topics, now)
        known.incoming, known.ours = incoming, fingerprint_of_article(article)
        known.save(update_fields=["incoming", "ours"])
    return Outcome.UPDATED, article


def import_page(post: ImportedPost, values: ArticleValues, context: ImportContext) -> Outcome:
    incoming = fingerprint(values.title, values.slug, values.body, values.live)
    known = context.known.find(Kind.PAGE, post.source_id)
    if known is None:
        if not context.run.is_dry_run:
            added = add_page(HomePage.objects.get(), values)
            ours = fingerprint_of_page(added)
            context.known.new(Kind.PAGE, post.source_id, added.pk, incoming=incoming, ours=ours).save()
        return Outcome.ADDED
    page = InformationPage.objects.filter(pk=known.object_id).first()
    if known.incoming == incoming and page:
        return Outcome.UNCHANGED
    if page is None or fingerprint_of_page(page) != known.ours:
        context.lines.add(context.CONFLICT, CHANGED_HERE if page else DELETED_HERE, post=post)
        return Outcome.CONFLICT
    if not context.run.is_dry_run:
        update_page(page, values)
        known.incoming, known.ours = incoming, fingerprint_of_page(page)
        known.save(update_fields=["incoming", "ours"])
    return Outcome.UPDATED
