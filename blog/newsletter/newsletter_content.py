"""What a newsletter says of its article: the same for everybody who gets it, and in the archive."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from django.conf import settings
from wagtail.images.models import Filter

from blog.assets.publish_assets import UNREADABLE_IMAGE_ERRORS, make_rendition
from blog.feeds.full_text import full_text
from blog.models import ArticlePage, Newsletter, Topic
from blog.sharing.share_image import absolute_url
from community.notifications.emails.email_headers import one_line

from .opening import Opening, opening_of

#: One of those that cards show, so it is there already. Twice the width of the column, for sharp screens.
COVER_RENDITION = "format-jpeg|width-800"


@dataclass(frozen=True)
class Cover:
    url: str
    alternative: str


@dataclass(frozen=True)
class NewsletterContent:
    article: ArticlePage
    subject: str
    introduction: str
    topics: list[Topic]
    byline: str
    cover: Cover | None
    opening: Opening
    #: Absolute, of the article.
    link: str
    #: Absolute, of the newsletter in the archive.
    archive_link: str


def content_of(newsletter: Newsletter, article: ArticlePage) -> NewsletterContent:
    return NewsletterContent(
        article=article,
        subject=one_line(newsletter.subject),
        introduction=newsletter.introduction,
        topics=article.topic_list,
        byline=article.author_names,
        cover=cover_of(article),
        opening=opening_of(full_text(article, template="blog/newsletter/body.html")),
        link=settings.SITE_URL + article.get_absolute_url(),
        archive_link=settings.SITE_URL + newsletter.get_absolute_url(),
    )


def cover_of(article: ArticlePage) -> Cover | None:
    """One file for everybody, so that nobody can count who opens it. None without a picture that can be read."""
    if article.picture is None:
        return None
    with suppress(*UNREADABLE_IMAGE_ERRORS):
        wanted = Filter(COVER_RENDITION)
        made = article.picture.find_existing_renditions(wanted).get(wanted) or make_rendition(article.picture, wanted)
        return Cover(absolute_url(made.url), article.picture_alternative)
    return None
