"""Which article of this site the comments of a service belong to: the one that is, or was, at the address of their
page."""

from __future__ import annotations

from pathlib import PurePosixPath

from wagtail.contrib.redirects.models import Redirect

from blog.models import ArticlePage
from transfer.articles.old_addresses import path_of
from transfer.imported import ImportedPost
from transfer.report.tally import Outcome
from transfer.running.import_context import ImportContext

NOT_HERE = (
    "No article here is or was at {}, so its comments were left out. Add a redirect from there to the article, and run "
    "the import again."
)
BY_ITS_END = "Nothing here was at {}; its comments were given to the article whose address ends alike: {}"


def article_of_thread(post: ImportedPost, context: ImportContext) -> tuple[ArticlePage | None, str]:
    """The article, and why there is none; "" if there is one. A dry run may have none yet that it would have made."""
    paths = [path for address in [post.address, *post.other_addresses] if (path := path_of(address))]
    article = article_at(paths)
    if article is None and not any(path in context.links.pages for path in paths):
        article = article_that_ends_like(paths)
        if article is None:
            context.tally.count(post.kind, post.status, Outcome.LEFT_OUT)
            return None, NOT_HERE.format(post.address[:300] or "an address that is missing")
        context.lines.add(context.CHANGED, BY_ITS_END.format(post.address[:300], article.get_absolute_url()), post=post)
    context.tally.count(post.kind, post.status, Outcome.UNCHANGED)
    # For comments without a date of their own.
    post.published_at = article.published_at if article else None
    return article, ""


def article_at(paths: list[str]) -> ArticlePage | None:
    """One that has one of these addresses, or to which one of them leads."""
    for path in paths:
        redirect = Redirect.objects.filter(old_path=path, site=None, redirect_page__isnull=False).first()
        if redirect and (found := ArticlePage.objects.filter(pk=redirect.redirect_page_id).first()):
            return found
        named = ArticlePage.objects.filter(slug=slug_in(path)).first()
        if named and path == Redirect.normalise_path(named.get_absolute_url()):
            return named
    return None


def article_that_ends_like(paths: list[str]) -> ArticlePage | None:
    slugs = [slug for path in paths if (slug := slug_in(path))]
    found = {article.slug: article for article in ArticlePage.objects.filter(slug__in=slugs)}
    return next((found[slug] for slug in slugs if slug in found), None)


def slug_in(path: str) -> str:
    """The last part of a path, without ".html"."""
    last = PurePosixPath(path.partition("?")[0])
    return last.stem if last.suffix in (".html", ".htm", ".php") else last.name
