"""What a moderator does to a comment: it changes the status, adds a row to the log and notifies those concerned."""

from functools import partial

from django.db import transaction

from community.comments import states
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.notifications.notify import notify

from .models import Act, Decision, StandingAct

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

#: Acts about a comment's author: they leave the comment as it is.
ACTS_ABOUT_AUTHORS = (*StandingAct, Act.REVEAL)


class AlreadyDecided(Exception):
    """The act is not possible, usually because another moderator was quicker. `decision`: the latest one, if any."""

    def __init__(self, comment: Comment) -> None:
        self.decision = comment.decisions.exclude(act__in=ACTS_ABOUT_AUTHORS).select_related("actor").first()
        super().__init__(str(self.decision or comment.status))


class ChangedMeanwhile(Exception):
    """The comment's text is no longer what the moderator read."""


def decide(comment: Comment, act: Act, *, by: User, reason: str = "", note: str = "", has_read: str = "") -> Decision:
    """Do this to the comment and return the row of the log.

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
        if comment.is_published:
            transaction.on_commit(partial(notify, comment), robust=True)
    return decision


def statuses_before(act: Act) -> set[str]:
    """The statuses from which this act is possible."""
    return {status for status, acts in POSSIBLE_ACTS.items() if act in acts}
