"""What a moderator does to a comment: each act changes its status, is a row in the log, and tells who should know."""

from functools import partial

from django.db import transaction

from community.comments import states
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.notifications.notify import notify

from .models import Act, Decision

Status = Comment.Status

#: What each act makes of a comment.
STATUS_AFTER = {
    Act.APPROVE: Status.PUBLISHED,
    Act.SPAM: Status.SPAM,
    Act.REMOVE: Status.REMOVED,
    Act.RESTORE: Status.PUBLISHED,
}
#: Which acts make sense for a comment of this status.
POSSIBLE_ACTS = {
    Status.HELD: (Act.APPROVE, Act.SPAM, Act.REMOVE),
    Status.PUBLISHED: (Act.SPAM, Act.REMOVE),
    Status.SPAM: (Act.RESTORE,),
    Status.REMOVED: (Act.RESTORE,),
}

#: Acts that leave the comment as it is.
ACTS_ABOUT_AUTHORS = (Act.DEMOTE, Act.REINSTATE, Act.REVEAL)


class AlreadyDecided(Exception):
    """Somebody was quicker, or the act makes no sense here. `decision` is the latest one, if there is one."""

    def __init__(self, comment: Comment) -> None:
        self.decision = comment.decisions.exclude(act__in=ACTS_ABOUT_AUTHORS).select_related("actor").first()
        super().__init__(str(self.decision or comment.status))


class ChangedMeanwhile(Exception):
    """The comment no longer says what the moderator has read."""


def decide(comment: Comment, act: Act, *, by: User, reason: str = "", note: str = "", has_read: str = "") -> Decision:
    """Do this to the comment. Raises `AlreadyDecided` when it is no longer possible: nothing changes twice.

    `has_read` is the fingerprint of the words that were seen: no others are published (`ChangedMeanwhile`).
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
    """The statuses this act starts from."""
    return {status for status, acts in POSSIBLE_ACTS.items() if act in acts}
