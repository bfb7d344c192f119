"""What search engines read of a discussion: JSON-LD for schema.org, as Google documents `DiscussionForumPosting`, and
`QAPage` for a question that has been solved."""

from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString

from community.comments.content_notes import html_elsewhere
from community.comments.models import Comment, Conversation, Question
from community.text.json_in_html import json_in_html
from community.text.plain_text import plain_text

#: Search engines show a few at most; all would double the size of the page.
MAX_ANSWERS = 10


def discussion_data(discussion: Any, question: Question | None = None) -> SafeString:
    """For a published one; nothing of one whose opening is kept quiet. A name under an alias is the alias, without an
    address."""
    if discussion.opening.is_kept_quiet:
        return SafeString("")
    answer = question.answer if question else None
    solved = answer if answer and answer.is_published and not answer.is_kept_quiet else None
    thing = qa_page(discussion, solved) if solved else discussion_posting(discussion)
    return json_in_html({"@context": "https://schema.org", **thing})


def discussion_posting(discussion: Any) -> dict[str, Any]:
    address = address_of(discussion)
    return {
        "@type": "DiscussionForumPosting",
        "@id": f"{address}#discussion",
        "mainEntityOfPage": address,
        "url": address,
        "headline": discussion.title,
        **asked(discussion.opening),
        "interactionStatistic": {
            "@type": "InteractionCounter",
            "interactionType": "https://schema.org/CommentAction",
            "userInteractionCount": discussion.answer_count,
        },
        "comment": [written("Comment", answer) for answer in first_answers(discussion)],
    }


def qa_page(discussion: Any, solved: Comment) -> dict[str, Any]:
    """Comments that begin a thread count as suggested answers; replies to them talk about those."""
    others = [answer for answer in first_answers(discussion) if answer.level == 0 and answer.pk != solved.pk]
    return {
        "@type": "QAPage",
        "mainEntity": {
            "@type": "Question",
            "@id": f"{address_of(discussion)}#discussion",
            "url": address_of(discussion),
            "name": discussion.title,
            **asked(discussion.opening),
            "upvoteCount": discussion.opening.reaction_count,
            "answerCount": discussion.answer_count,
            "acceptedAnswer": answer_data(solved),
            "suggestedAnswer": [answer_data(answer) for answer in others],
        },
    }


def address_of(discussion: Any) -> str:
    return settings.SITE_URL + str(discussion.get_absolute_url())


def asked(opening: Comment) -> dict[str, Any]:
    language = {"inLanguage": opening.language or "en"}
    return {"text": plain_text(html_elsewhere(opening)), **language, **dated(opening), "author": person_of(opening)}


def answer_data(answer: Comment) -> dict[str, Any]:
    return written("Answer", answer) | {"upvoteCount": answer.reaction_count}


def written(kind: str, comment: Comment) -> dict[str, Any]:
    return {
        "@type": kind,
        "url": settings.SITE_URL + comment.get_absolute_url(),
        "text": plain_text(html_elsewhere(comment)),
        "author": person_of(comment),
        **dated(comment),
    }


def first_answers(discussion: Any) -> list[Comment]:
    """One query, and one for the conversation; none before the first answer."""
    if not discussion.answer_count:
        return []
    found = Comment.objects.advertised().filter(conversation=Conversation.objects.find(discussion), is_opening=False)
    return list(found.in_reading_order().select_related("user")[:MAX_ANSWERS])


def person_of(comment: Comment) -> dict[str, str]:
    person = {"@type": "Person", "name": comment.name}
    if comment.user and not comment.alias and comment.user.is_active:
        person["url"] = settings.SITE_URL + reverse("member-profile", args=[comment.user.username])
    return person


def dated(comment: Comment) -> dict[str, str]:
    edited = {"dateModified": comment.edited_at.isoformat(timespec="seconds")} if comment.edited_at else {}
    return {"datePublished": (comment.published_at or comment.submit_date).isoformat(timespec="seconds"), **edited}
