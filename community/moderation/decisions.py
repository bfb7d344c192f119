"""What a moderator does to a comment: it changes the status, adds a row to the log and notifies those concerned."""

from textwrap import shorten

from django.db import transaction

from community.comments import states
from community.comments.editing import fingerprint
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.notifications.models import Notification
from community.notifications.notify import notify_author
from community.notifications.notify_after_commit import notify_after_commit
from community.spam import examples

from .models import ACTS_ON_DISCUSSIONS, ACTS_ON_QUESTIONS, Act, Decision, Reason, StandingAct
from .review_requests import close_review_requests, request_review_of_others

Status = Comment.Status

#: The status a comment has after each act.
STATUS_AFTER = {
    Act.APPROVE: Status.PUBLISHED,
    Act.SPAM: Status.SPAM,
    Act.REMOVE: Status.REMOVED,
    Act.RESTORE: Status.PUBLISHED,
    Act.KEEP: Status.PUBLISHED,
}
#: What a moderator may do to a comment of each status, in the order of the buttons.
POSSIBLE_ACTS = {
    Status.HELD: (Act.APPROVE, Act.SPAM, Act.REMOVE),
    Status.PUBLISHED: (Act.KEEP, Act.SPAM, Act.REMOVE),
    Status.SPAM: (Act.RESTORE,),
    Status.REMOVED: (Act.RESTORE,),
}

#: What the author is told, by the status of the comment afterwards.
KIND_OF_DECISION = {
    Status.PUBLISHED: Notification.Kind.APPROVED,
    Status.REMOVED: Notification.Kind.REMOVED,
    Status.SPAM: Notification.Kind.SPAM,
}

#: Acts about a comment's author: they leave the comment as it is.
ACTS_ABOUT_AUTHORS = (*StandingAct, Act.REVEAL)


#: They say nothing about whether it is published.
NO_DECISIONS = (*ACTS_ABOUT_AUTHORS, *ACTS_ON_QUESTIONS, *ACTS_ON_DISCUSSIONS)


class AlreadyDecided(Exception):
    """The act is not possible, usually because another moderator was quicker. `decision`: the latest one, if any."""

    def __init__(self, comment: Comment) -> None:
        self.decision = comment.decisions.exclude(act__in=NO_DECISIONS).select_related("actor").first()
        super().__init__(str(self.decision or comment.status))


class ChangedMeanwhile(Exception):
    """The comment's text is no longer what the moderator read."""


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
) -> Decision:
    """Do this to the comment and return the row of the log. The filter learns from it, unless it is told not to.

    `has_read` is the fingerprint of the text the moderator saw; "" skips that check. Raises `AlreadyDecided` if the
    comment's status does not allow the act, and `ChangedMeanwhile` if it would publish another text. Then nothing has
    changed.
    """
    with transaction.atomic():
        try:
            before = still_published(comment) if act == Act.KEEP else change_status(comment, act)
        except states.TransitionNotAllowed as error:
            raise AlreadyDecided(comment) from error
        if has_read and comment.is_published:
            comment.refresh_from_db(fields=["comment"])
            if fingerprint(comment.comment) != has_read:
                raise ChangedMeanwhile
        decision = Decision.objects.record(comment, act, actor=by, before=before, reason=reason, note=note)
        is_spam = True if reason == Reason.ADVERTISING else IS_SPAM.get(act)
        teach_filter(comment, decision, is_spam=is_spam, teaches=teaches)
        close_review_requests(comment, is_spam=is_spam is True)
        if is_spam:
            request_review_of_others(comment)
        if act != Act.KEEP:
            tell(comment, decision, by)
    return decision


def change_status(comment: Comment, act: Act) -> str:
    return states.change_status(comment, STATUS_AFTER[act], expected=statuses_before(act))


def still_published(comment: Comment) -> str:
    """The status of a comment that stays as it is. Locks the row of the conversation, as a change would."""
    Conversation.objects.select_for_update().get(pk=comment.conversation_id)
    comment.refresh_from_db(fields=["status"])
    if not comment.is_published:
        raise states.TransitionNotAllowed
    return comment.status


def teach_filter(comment: Comment, decision: Decision, *, is_spam: bool | None, teaches: bool) -> None:
    if not teaches:
        examples.forget([comment.pk])
    elif is_spam is not None:
        examples.learn_from(comment, is_spam=is_spam, moderator=decision.actor, decision_id=decision.pk)


def tell(comment: Comment, decision: Decision, by: User) -> None:
    """The author is told what was decided, in the same transaction; if it is published, everybody whom it concerns is
    told of the comment after the commit."""
    if kind := KIND_OF_DECISION.get(Status(comment.status)):
        notify_author(comment, kind, by=by, detail=reason_for_author(decision))
    if comment.is_published:
        notify_after_commit(comment)


def statuses_before(act: Act) -> set[str]:
    """The statuses from which this act is possible."""
    return {status for status, acts in POSSIBLE_ACTS.items() if act in acts}


def reason_for_author(decision: Decision) -> str:
    """The house rule, or for another reason what the moderator wrote."""
    words = decision.note if decision.reason == Reason.OTHER else decision.get_reason_display()
    return shorten(words, 200, placeholder="…")
