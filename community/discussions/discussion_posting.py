"""What search engines read of a discussion: JSON-LD for schema.org, as Google documents `DiscussionForumPosting`."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from community.comments.models import Comment, Conversation
from community.text.json_in_html import json_in_html
from community.text.plain_text import plain_text

#: Search engines show a few at most; all would double the size of the page.
MAX_ANSWERS = 10


def discussion_posting(discussion: Any) -> SafeString:
    """For a published one. A name under an alias is the alias, without an address."""
    opening: Comment = discussion.opening
    address = settings.SITE_URL + discussion.get_absolute_url()
    thing = {
        "@context": "https://schema.org",
        "@type": "DiscussionForumPosting",
        "@id": f"{address}#discussion",
        "mainEntityOfPage": address,
        "url": address,
        "headline": discussion.title,
        "text": plain_text(opening.body_html),
        "inLanguage": opening.language or "en",
        **dated(opening),
        "author": person_of(opening),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/CommentAction",
            "userInteractionCount": discussion.answer_count,
        },
        "comment": [
            {
                "@type": "Comment",
                "url": settings.SITE_URL + answer.get_absolute_url(),
                "text": plain_text(answer.body_html),
                "author": person_of(answer),
                **dated(answer),
            }
            for answer in first_answers(discussion)
        ],
    }
    return json_in_html(thing)


def first_answers(discussion: Any) -> list[Comment]:
    """One query, and one for the conversation; none before the first answer."""
    if not discussion.answer_count:
        return []
    published = Comment.objects.published().filter(conversation=Conversation.objects.find(discussion), is_opening=False)
    return list(published.in_reading_order().select_related("user")[:MAX_ANSWERS])


def person_of(comment: Comment) -> dict[str, str]:
    person = {"@type": "Person", "name": comment.name}
    if comment.user and not comment.alias and comment.user.is_active:
        person["url"] = settings.SITE_URL + reverse("member-profile", args=[comment.user.username])
    return person


def dated(comment: Comment) -> dict[str, str]:
    edited = {"dateModified": comment.edited_at.isoformat(timespec="seconds")} if comment.edited_at else {}
    return {"datePublished": (comment.published_at or comment.submit_date).isoformat(timespec="seconds"), **edited}
