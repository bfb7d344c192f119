"""What a moderator may do to a comment of each status, and the status afterwards."""

from community.comments.models import Comment

from .models import (
    ACTS_ON_CONVERSATIONS,
    ACTS_ON_DETAILS,
    ACTS_ON_DISCUSSIONS,
    ACTS_ON_QUESTIONS,
    Act,
    AppealAct,
    SanctionAct,
    StandingAct,
)

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
    Status.UNCONFIRMED: (Act.APPROVE, Act.SPAM),
    Status.PUBLISHED: (Act.KEEP, Act.SPAM, Act.REMOVE),
    Status.SPAM: (Act.RESTORE,),
    Status.REMOVED: (Act.RESTORE,),
}

#: Acts about a comment's author, or about a decision: they leave the comment as it is.
ACTS_ABOUT_AUTHORS = (*StandingAct, *SanctionAct, *AppealAct, Act.REVEAL)
#: They say nothing about whether it is published.
NO_DECISIONS = (
    *ACTS_ABOUT_AUTHORS,
    *sorted(ACTS_ON_QUESTIONS | ACTS_ON_DISCUSSIONS | ACTS_ON_DETAILS | ACTS_ON_CONVERSATIONS),
)


def statuses_before(act: Act) -> set[str]:
    """The statuses from which this act is possible."""
    return {status for status, acts in POSSIBLE_ACTS.items() if act in acts}
