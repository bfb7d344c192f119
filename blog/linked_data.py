"""What search engines read of a page: schema.org, as JSON-LD. Values only; `{% linked_data %}` writes them safely."""

from collections.abc import Iterable
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.comments.models import Comment
from community.comments.path import ancestor_ids
from community.members.models import User

from .models import ArticlePage
from .plain_text import plain_text

Thing = dict[str, Any]

CONTEXT = "https://schema.org"
# Search engines show a few at most; all of them would double what every reader loads.
COMMENTS = 20
# Enough to see what it is about, for the same reason.
LONGEST_TEXT = 300


def posting(article: ArticlePage, *, image: str, comments: Iterable[Comment]) -> Thing:
    address = settings.SITE_URL + article.get_absolute_url()
    return without_nothing(
        {
            "@context": CONTEXT,
            "@type": "BlogPosting",
            "@id": f"{address}#article",
            "mainEntityOfPage": address,
            "url": address,
            "headline": article.title,
            "description": article.description,
            "image": image,
            "inLanguage": "en",
            "datePublished": moment(article.published_at),
            "dateModified": moment(modified_at(article)),
            "author": [author_of(each) for each in authors_of(article)],
            "publisher": {"@type": "Organization", "name": settings.SITE_NAME, "url": settings.SITE_URL + "/"},
            "commentCount": article.conversation.comment_count if article.conversation else 0,
            "comment": nested(comments),
        }
    )


def breadcrumbs(*steps: tuple[str, str]) -> Thing:
    """The way here, from the front page: (name, path) each."""
    return {
        "@context": CONTEXT,
        "@type": "BreadcrumbList",
        "itemListElement": [
            {"@type": "ListItem", "position": position, "name": name, "item": settings.SITE_URL + path}
            for position, (name, path) in enumerate([(settings.SITE_NAME, "/"), *steps], start=1)
        ],
    }


def person(member: User, *, about: str = "", links: Iterable[str] = ()) -> Thing:
    """For the page about an author; `links` are where else they are found."""
    whole = author_of(member) | {"description": about, "sameAs": list(links)}
    return {"@context": CONTEXT, "@type": "ProfilePage", "mainEntity": without_nothing(whole)}


def authors_of(article: ArticlePage) -> list[User]:
    return [author for author in article.authors if author]


def author_of(member: User) -> Thing:
    address = settings.SITE_URL + reverse("author", args=[member.username]) if member.is_active else ""
    return without_nothing({"@type": "Person", "name": member.display_name, "url": address})


def modified_at(article: ArticlePage) -> Any:
    return max(filter(None, [article.published_at, article.last_published_at]), default=None)


def first_comments(article: ArticlePage) -> list[Comment]:
    """The beginning of the conversation as everybody may read it; one query."""
    if article.conversation is None:
        return []
    said = Comment.objects.published().filter(conversation=article.conversation)
    return list(said.in_reading_order().select_related("user")[:COMMENTS])


def nested(comments: Iterable[Comment]) -> list[Thing]:
    """Each below the nearest one above it that is here as well."""
    top: list[Thing] = []
    things: dict[int, Thing] = {}
    for comment in comments:
        thing = things[comment.pk] = said(comment)
        above = next((things[pk] for pk in reversed(ancestor_ids(comment.path)) if pk in things), None)
        if above is None:
            top.append(thing)
        else:
            above.setdefault("comment", []).append(thing)
    return top


def said(comment: Comment) -> Thing:
    text = plain_text(comment.body_html)
    return {
        "@type": "Comment",
        "url": settings.SITE_URL + comment.get_absolute_url(),
        "datePublished": moment(comment.submit_date),
        "author": {"@type": "Person", "name": comment.name},
        "text": text if len(text) <= LONGEST_TEXT else text[:LONGEST_TEXT].rstrip() + "…",
    }


def moment(at: Any) -> str | None:
    return at.isoformat(timespec="seconds") if at else None


def without_nothing(thing: Thing) -> Thing:
    return {name: value for name, value in thing.items() if value not in (None, "", [])}
