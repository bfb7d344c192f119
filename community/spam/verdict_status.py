from community.comments.models import Comment

from .verdicts import Outcome

Status = Comment.Status

#: What becomes of a comment by its verdict.
STATUS_FOR = {Outcome.PUBLISH: Status.PUBLISHED, Outcome.HOLD: Status.HELD, Outcome.REJECT: Status.SPAM}
