"""Template tags of articles: metadata for sharing and search engines, text, mentions."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from blog.authors.dashboard_views import can_write_articles
from blog.markup.citations import strip_marks
from blog.markup.inline_template import render_inline
from blog.markup.page_links import prefetch_page_links
from blog.models import ArticlePage, AuthorProfile, Topic
from blog.sharing.share_image import share_image
from blog.sharing.structured_data import (
    Thing,
    blog_posting,
    breadcrumbs,
    first_comments,
    modified_at,
    profile_page,
)
from community.members.models import User
from community.text.json_in_html import json_in_html
from community.text.plain_text import plain_text

register = template.Library()

register.filter("strip_marks", strip_marks)
register.filter("plain_text", plain_text)


@register.inclusion_tag("blog/_sharing.html", takes_context=True)
def sharing(context: dict[str, Any], article: ArticlePage) -> dict[str, Any]:
    """The metadata in the head of an article's page: for sites where it is shared, and for search engines."""
    picture = share_image(article)
    request = context["request"]
    # Search engines are never signed in, so members need not load what only search engines read.
    is_for_engines = not request.user.is_authenticated and not getattr(request, "is_preview", False)
    return {
        "article": article,
        "picture": picture,
        "authors": [author for author in article.authors if author],
        "modified_at": modified_at(article),
        "brand": context["brand"],
        "site_url": context["site_url"],
        "things": things_about(article, topics=article.topic_list, image=picture.address) if is_for_engines else [],
    }


def things_about(article: ArticlePage, *, topics: Iterable[Topic], image: str) -> list[Thing]:
    topic = next(iter(topics), None)
    steps = [(topic.name, topic.get_absolute_url())] if topic else []
    return [
        blog_posting(article, image=image, comments=first_comments(article)),
        breadcrumbs(("Articles", "/articles/"), *steps, (article.title, article.get_absolute_url())),
    ]


class ArticleParts(NamedTuple):
    #: With the updates above it.
    text: SafeString
    #: The list of changes, "" for none. It stands after the conversation.
    changes: SafeString


@register.simple_tag(takes_context=True)
def article_parts(context: dict[str, Any], article: ArticlePage) -> ArticleParts:
    """Drawn together, so that the pages which text and changes link to are looked up in one query."""
    drawn: ArticleParts | None = vars(article).get("drawn_parts")
    if drawn is None:
        request = context.get("request")
        with prefetch_page_links(str(article.body.get_prep_value()), *(update.text for update in article.update_list)):
            text = render_to_string("blog/_text_and_updates.html", {"page": article}, request)
            changes = render_to_string("blog/_changes.html", {"page": article}) if article.update_list else ""
        drawn = ArticleParts(SafeString(text), SafeString(changes))
        article.__dict__["drawn_parts"] = drawn
    return drawn


@register.simple_tag
def may_write(member: User, may_enter_cms: bool) -> bool:
    """Whether this member finds something to write in the CMS. Moderators enter it, too, and do not."""
    return bool(may_enter_cms) and can_write_articles(member)


@register.simple_tag
def structured_data(*things: Thing) -> SafeString:
    """JSON-LD for search engines: one thing as an object, several as a list."""
    json_ld = json_in_html(things[0] if len(things) == 1 else things)
    return render_inline("blog/_structured_data.html", {"json_ld": json_ld})


@register.simple_tag
def person_structured_data(member: User, profile: AuthorProfile | None = None) -> SafeString:
    about = plain_text(profile.bio) if profile else ""
    links = [link.address for link in profile.links.all()] if profile else []
    return structured_data(profile_page(member, about=about, links=links))
