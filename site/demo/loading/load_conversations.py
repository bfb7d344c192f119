from collections.abc import Mapping
from datetime import datetime, timedelta

from django.db.models import Max
from django.utils.text import slugify

from blog.models import ArticlePage
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.saving import save_comment
from community.members.models import User
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.posting.journey import judge_draft
from community.spam.models import Judgement

from .content_files import Row, read_comments, read_people

Status = Comment.Status

#: For a comment with this status: the moderator's decision that led to it, and the status before.
DECISION_BEFORE = {Status.SPAM: (Act.SPAM, Status.HELD), Status.REMOVED: (Act.REMOVE, Status.PUBLISHED)}
#: Between a comment and the decision about it.
DECISION_DELAY = timedelta(minutes=45)
#: Long enough for the spam filter not to call it fast.
SECONDS_TO_WRITE = 90.0


def load_conversations(*, people: Mapping[str, User], articles: Mapping[str, ArticlePage]) -> list[Comment]:
    """Add the missing comments, oldest first, so that newer ones have higher ids. Nobody is notified."""
    moderator = next(people[row["handle"]] for row in read_people() if row["role"] == "moderator")
    loaded: dict[tuple[str, str], Comment] = {}
    added: set[Conversation] = set()
    for row in read_comments():
        target = articles[row["article"]]
        comment = Comment.objects.about(target).filter(submit_date=row["at"]).first()
        if comment is None:
            answered = loaded[row["article"], row["reply_to"]] if "reply_to" in row else None
            comment = add_comment(
                draft_of(row, target=target, people=people, answered=answered), row, moderator=moderator
            )
            added.add(comment.conversation)
        loaded[row["article"], row["key"]] = comment
    for conversation in added:
        update_last_comment_at(conversation)
    return list(loaded.values())


def draft_of(row: Row, *, target: ArticlePage, people: Mapping[str, User], answered: Comment | None) -> Draft:
    guest = row.get("guest", "")
    return Draft(
        target=target,
        body=row["text"].strip(),
        member=None if guest else people[row["by"]],
        guest_name=guest,
        guest_email=f"{slugify(guest)}@example.org" if guest else "",
        reply_to=answered,
        seconds_to_write=SECONDS_TO_WRITE,
    )


def add_comment(draft: Draft, row: Row, *, moderator: User | None = None) -> Comment:
    """Save the comment with the time of its row. If it needed moderation, add the filter's verdict and the decision."""
    status = row.get("status", Status.PUBLISHED)
    act, before = DECISION_BEFORE.get(status, (None, status))
    verdict = judge_draft(draft)
    comment, _ = save_comment(draft, status=before)
    set_time(comment, row["at"])
    if "status" in row:
        judgement = Judgement.objects.record(comment, verdict)
        Judgement.objects.filter(pk=judgement.pk).update(created_at=row["at"])
    if act and moderator:
        decide(comment, act, by=moderator, reason=row["reason"], at=row["at"] + DECISION_DELAY)
    return comment


def set_time(comment: Comment, at: datetime) -> None:
    comment.submit_date = at
    if comment.published_at:
        comment.published_at = at
    Comment.objects.filter(pk=comment.pk).update(submit_date=at, published_at=comment.published_at)


def update_last_comment_at(conversation: Conversation) -> None:
    published = Comment.objects.published().filter(conversation=conversation)
    latest = published.aggregate(at=Max("submit_date"))["at"]
    Conversation.objects.filter(pk=conversation.pk).update(last_comment_at=latest)
