"""What search engines read of a page: dictionaries for schema.org, which `{% structured_data %}` writes as JSON-LD."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from blog.models import ArticlePage
from community.branding.brand import current_brand
from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment
from community.comments.path import ancestor_ids
from community.members.models import User
from community.text.plain_text import plain_text

Thing = dict[str, Any]

CONTEXT = "https://schema.org"
# Search engines show a few at most. All comments would double the size of the page.
MAX_COMMENTS = 20
# In characters, for the same reason.
MAX_COMMENT_LENGTH = 300


def blog_posting(article: ArticlePage, *, image: str, comments: Iterable[Comment]) -> Thing:
    address = settings.SITE_URL + article.get_absolute_url()
    return drop_empty(
        {
            "@context": CONTEXT,
            "@type": "BlogPosting",
            "@id": f"{address}#article",
            "mainEntityOfPage": address,
            "url": address,
            "headline": article.title,
            "description": article.description,
            "image": image,
            "inLanguage": article.language or current_brand().language,
            "datePublished": iso_time(article.published_at),
            "dateModified": iso_time(modified_at(article)),
            "author": authors_of(article),
            "publisher": {"@type": "Organization", "name": current_brand().name, "url": settings.SITE_URL + "/"},
            "commentCount": article.conversation.comment_count if article.conversation else 0,
            "comment": nest_comments(comments),
        }
    )


def breadcrumbs(*steps: tuple[str, str]) -> Thing:
    """The path to a page from the front page: the name and the path of each step."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": settings.SITE_URL + path}
            for position, (name, path) in enumerate([(current_brand().name, "/"), *steps], start=1)
        ],
    }


def profile_page(member: User, *, about: str = "", links: Iterable[str] = ()) -> Thing:
    """For the page of an author. `links`: their addresses at other sites."""
    whole = person_of(member) | {"description": about, "sameAs": list(links)}
    return {"@context": CONTEXT, "@type": "ProfilePage", "mainEntity": drop_empty(whole)}


def authors_of(article: ArticlePage) -> list[Thing]:
    """Without those who deleted their account."""
    return [
        person_of(one.user) if one.user else {"@type": "Person", "name": one.name}
        for one in article.byline
        if one.user or one.name
    ]


def person_of(member: User) -> Thing:
    address = settings.SITE_URL + reverse("author", args=[member.username]) if member.is_active else ""
    return drop_empty({"@type": "Person", "name": member.display_name, "url": address})


def modified_at(article: ArticlePage) -> Any:
    return max(filter(None, [article.published_at, article.last_published_at]), default=None)


def first_comments(article: ArticlePage) -> list[Comment]:
    """The first `MAX_COMMENTS` published comments in reading order. One query."""
    if article.conversation is None:
        return []
    comment_data = Comment.objects.advertised().filter(conversation=article.conversation)
    return list(comment_data.in_reading_order().select_related("user")[:MAX_COMMENTS])


def nest_comments(comments: Iterable[Comment]) -> list[Thing]:
    """Each comment inside the nearest of its ancestors that is among these comments."""
    top: list[Thing] = []
    things: dict[int, Thing] = {}
    for comment in comments:
        thing = things[comment.pk] = comment_data(comment)
        above = next((things[pk] for pk in reversed(ancestor_ids(comment.path)) if pk in things), None)
        if above is None:
            top.append(thing)
        else:
            above.setdefault("comment", []).append(thing)
    return top


def comment_data(comment: Comment) -> Thing:
    text = plain_text(html_elsewhere(comment))
    return {
        "@type": "Comment",
        "url": settings.SITE_URL + comment.get_absolute_url(),
        "datePublished": iso_time(comment.submit_date),
        "author": {"@type": "Person", "name": comment.name},
        "text": text if len(text) <= MAX_COMMENT_LENGTH else text[:MAX_COMMENT_LENGTH].rstrip() + "…",
    }


def iso_time(at: Any) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def drop_empty(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
