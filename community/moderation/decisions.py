"""What a moderator does to a comment: it changes the status, adds a row to the log and notifies those concerned."""

from textwrap import shorten

from django.db import transaction

from community.comments import states
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.notifications.models import Notification
from community.notifications.notify import notify, notify_author
from community.spam import examples

from .models import Act, Decision, Reason, StandingAct

Status = Comment.Status

#: The status a comment has after each act.
STATUS_AFTER = {
    Act.APPROVE: Status.PUBLISHED,
    Act.SPAM: Status.SPAM,
    Act.REMOVE: Status.REMOVED,
    Act.RESTORE: Status.PUBLISHED,
}
#: What a moderator may do to a comment of each status, in the order of the buttons.
POSSIBLE_ACTS = {
    Status.HELD: (Act.APPROVE, Act.SPAM, Act.REMOVE),
    Status.PUBLISHED: (Act.SPAM, Act.REMOVE),
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


class AlreadyDecided(Exception):
    """The act is not possible, usually because another moderator was quicker. `decision`: the latest one, if any."""

    def __init__(self, comment: Comment) -> None:
        self.decision = comment.decisions.exclude(act__in=ACTS_ABOUT_AUTHORS).select_related("actor").first()
        super().__init__(str(self.decision or comment.status))


class ChangedMeanwhile(Exception):
    """The comment's text is no longer what the moderator read."""


#: What an act says about a comment: spam or ham. Removals say neither, but for advertising.
IS_SPAM = {Act.APPROVE: False, Act.RESTORE: False, Act.SPAM: True}


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
            before = states.change_status(comment, STATUS_AFTER[act], expected=statuses_before(act))
        except states.TransitionNotAllowed as error:
            raise AlreadyDecided(comment) from error
        if has_read and comment.is_published:
            comment.refresh_from_db(fields=["comment"])
            if fingerprint(comment.comment) != has_read:
                raise ChangedMeanwhile
        decision = Decision.objects.record(comment, act, actor=by, before=before, reason=reason, note=note)
        teach_filter(comment, decision, teaches=teaches)
        transaction.on_commit(lambda: tell(comment, decision, by), robust=True)
    return decision


def teach_filter(comment: Comment, decision: Decision, *, teaches: bool) -> None:
    is_spam = True if decision.reason == Reason.ADVERTISING else IS_SPAM.get(Act(decision.act))
    if not teaches:
        examples.forget([comment.pk])
    elif is_spam is not None:
        examples.learn_from(comment, is_spam=is_spam, moderator=decision.actor, decision_id=decision.pk)


def tell(comment: Comment, decision: Decision, by: User) -> None:
    """After the commit: the author is told what was decided; if it is published, everybody whom it concerns is told of
    the comment."""
    notify_author(comment, KIND_OF_DECISION[Status(comment.status)], by=by, detail=reason_for_author(decision))
    if comment.is_published:
        notify(comment)


def statuses_before(act: Act) -> set[str]:
    """The statuses from which this act is possible."""
    return {status for status, acts in POSSIBLE_ACTS.items() if act in acts}


def reason_for_author(decision: Decision) -> str:
    """The house rule, or for another reason what the moderator wrote."""
    words = decision.note if decision.reason == Reason.OTHER else decision.get_reason_display()
    return shorten(words, 200, placeholder="…")
