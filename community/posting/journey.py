"""The journey of a comment, whole: what happens when somebody presses Post, and when a guest opens the link."""

from dataclasses import dataclass
from functools import partial

from django.db import transaction
from django.utils import timezone

from community.comments import saving, states
from community.comments.drafts import Draft
from community.comments.models import Comment, Confirmation
from community.moderation.models import Act, Decision
from community.notifications import letters, notify
from community.spam.circumstances import circumstances_of
from community.spam.judge import judge
from community.spam.models import Judgement
from community.spam.verdicts import Outcome

Status = Comment.Status

STATUS_FOR = {Outcome.PUBLISH: Status.PUBLISHED, Outcome.HOLD: Status.HELD, Outcome.REJECT: Status.SPAM}


@dataclass(frozen=True)
class Posted:
    comment: Comment
    #: False when the same person had just posted the same (a double click): the comment is the first one.
    is_new: bool


def post(draft: Draft) -> Posted:
    """Judge, keep, tell. A rejected comment is kept as well, so that a moderator can put a mistake right."""
    verdict = judge(draft.body, name=draft.name, circumstances=circumstances_of(draft))
    status = STATUS_FOR[verdict.outcome]
    if draft.member is None and status != Status.SPAM:
        status = Status.UNCONFIRMED

    with transaction.atomic():
        comment, is_new = saving.save(draft, status=status)
        if is_new:
            Judgement.objects.keep(comment, verdict)
            transaction.on_commit(partial(tell, comment), robust=True)
    return Posted(comment, is_new)


def confirm(confirmation: Confirmation) -> Comment:
    """The guest's address is theirs: what the filter thought of the comment decides now.

    Raises `NotAllowed` when the comment is no longer waiting for this.
    """
    comment = confirmation.comment
    judgement = comment.judgements.latest("pk")
    with transaction.atomic():
        before = states.change(comment, STATUS_FOR[Outcome(judgement.outcome)])
        Confirmation.objects.filter(pk=confirmation.pk).update(confirmed_at=timezone.now())
        Decision.objects.record(comment, Act.CONFIRM, actor=None, before=before)
        transaction.on_commit(partial(tell, comment), robust=True)
    return comment


def tell(comment: Comment) -> None:
    """After the commit, and unable to undo it: a letter that fails must not show an error to its author."""
    if comment.status == Status.UNCONFIRMED:
        letters.ask_to_confirm.enqueue(comment.pk)
    elif comment.status == Status.PUBLISHED:
        notify.notify(comment)
