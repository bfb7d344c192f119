"""What a moderator does to comments: it changes their status, adds rows to the log and notifies those concerned."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from textwrap import shorten

from django.db import transaction
from django.utils import timezone

from community.comments.bulk_states import change_statuses, lock_comments
from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import Notification
from community.notifications.notify import notify_authors
from community.notifications.notify_after_commit import notify_after_commit, notify_many_after_commit
from community.spam import examples

from .models import Act, Decision, Reason
from .possible_acts import STATUS_AFTER
from .refused_decisions import NotDecided, refusals
from .reports.closing import close_reports
from .review_requests import close_review_requests, request_reviews

Status = Comment.Status

#: What the author is told, by the status of the comment afterwards.
KIND_OF_DECISION = {
    Status.PUBLISHED: Notification.Kind.APPROVED,
    Status.REMOVED: Notification.Kind.REMOVED,
    Status.SPAM: Notification.Kind.SPAM,
}

#: What an act says about a comment: spam or ham. Removals say neither, but for advertising.
IS_SPAM = {Act.APPROVE: False, Act.RESTORE: False, Act.KEEP: False, Act.SPAM: True}


def decide(
    comment: Comment,
    act: Act,
    *,
    by: User,
    reason: str = "",
    note: str = "",
    has_read: str = "",
    teaches: bool = True,
    at: datetime | None = None,
) -> Decision:
    """Do this to the comment and return the row of the log. The filter learns from it, unless it is told not to.

    `has_read` is the fingerprint of the text the moderator saw; "" skips that check. `at` is for made-up content.
    Raises `AlreadyDecided` if the comment's status does not allow the act, `ChangedMeanwhile` if it would publish
    another text, and `OwnComment`. Then nothing has changed.
    """
    done, refused = decide_many({comment: has_read}, act, by=by, reason=reason, note=note, teaches=teaches, at=at)
    if refused:
        raise refused[comment.pk]
    return done[0]


def decide_many(
    comments: Mapping[Comment, str],
    act: Act,
    *,
    by: User,
    reason: str = "",
    note: str = "",
    teaches: bool = True,
    at: datetime | None = None,
) -> tuple[list[Decision], dict[int, NotDecided]]:
    """`decide` for many comments at once, each with the fingerprint of the text that was read, in a constant number of
    queries. Returns the rows of the log, and by key why the others stay as they are."""
    with transaction.atomic():
        locked = {row.pk: row for row in lock_comments([comment.pk for comment in comments])}
        refused = refusals(comments, act, locked, by=by)
        decided = [comment for comment in comments if comment.pk not in refused]
        if not decided:
            return [], refused
        now = timezone.now()
        if act != Act.KEEP:
            change_statuses([locked[comment.pk] for comment in decided], STATUS_AFTER[act], now=now)
        for comment in decided:
            comment.status = STATUS_AFTER[act]
            comment.published_at = locked[comment.pk].published_at or (now if comment.is_published else None)
        before = {comment.pk: locked[comment.pk].status for comment in decided}
        done = Decision.objects.record_many(decided, act, actor=by, before=before, reason=reason, note=note, at=at)
        is_spam = True if reason == Reason.ADVERTISING else IS_SPAM.get(act)
        teach_filter(done, is_spam=is_spam, teaches=teaches)
        close_review_requests(list(before), is_spam=is_spam is True)
        close_reports(done)
        if is_spam:
            request_reviews(decided)
        if act != Act.KEEP:
            tell_many(done, by)
    return done, refused


def teach_filter(decisions: Collection[Decision], *, is_spam: bool | None, teaches: bool) -> None:
    """The decisions are by one moderator, and about different comments."""
    comments = {decision.comment: decision for decision in decisions if decision.comment}
    if not teaches:
        examples.forget([comment.pk for comment in comments])
    elif is_spam is not None and comments:
        rows = {comment: decision.pk for comment, decision in comments.items()}
        moderator = next(iter(comments.values())).actor
        examples.learn_from_many(rows, is_spam=is_spam, moderator=moderator)


def tell(comment: Comment, decision: Decision, by: User) -> None:
    """The author is told what was decided, in the same transaction; if it is published, everybody whom it concerns is
    told of the comment after the commit."""
    tell_many([decision], by)


def tell_many(decisions: Sequence[Decision], by: User) -> None:
    """`tell` for decisions with the same status afterwards and the same reason."""
    comments = [decision.comment for decision in decisions if decision.comment]
    if not comments:
        return
    if kind := KIND_OF_DECISION.get(Status(comments[0].status)):
        notify_authors(comments, kind, by=by, detail=reason_for_author(decisions[0]))
    if not comments[0].is_published:
        return
    if len(comments) == 1:
        notify_after_commit(comments[0])
    else:
        notify_many_after_commit(comments)


def reason_for_author(decision: Decision) -> str:
    """The house rule, or for another reason what the moderator wrote."""
    words = decision.note if decision.reason == Reason.OTHER else decision.get_reason_display()
    return shorten(words, 200, placeholder="…")
