"""The journey of a comment, whole: what happens when somebody presses Post, when a guest opens the link, when an author
changes the words, and when they take them back."""

from dataclasses import dataclass, replace
from functools import partial

from django.db import transaction
from django.utils import timezone

from community.comments import anonymity, editing, saved_drafts, saving, states, withdrawal
from community.comments.drafts import Draft
from community.comments.models import Comment, Confirmation
from community.members.models import User
from community.members.standing import Standing
from community.moderation.models import Act, Decision
from community.notifications import emails, notify
from community.notifications.models import Notification
from community.spam.circumstances import circumstances_of
from community.spam.evidence.read_first import READ_FIRST_EVIDENCE
from community.spam.judge import judge
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict

Status = Comment.Status

STATUS_FOR = {Outcome.PUBLISH: Status.PUBLISHED, Outcome.HOLD: Status.HELD, Outcome.REJECT: Status.SPAM}


@dataclass(frozen=True)
class Posted:
    comment: Comment
    #: False when the same person had just posted the same (a double click): the comment is the first one.
    is_new: bool


def post(draft: Draft) -> Posted:
    """Judge, keep, tell. A rejected comment is kept as well, so that a moderator can put a mistake right."""
    verdict = judge_draft(draft)
    status = STATUS_FOR[verdict.outcome]
    if draft.member is None and status != Status.SPAM:
        status = Status.UNCONFIRMED

    with transaction.atomic():
        comment, is_new = saving.save_comment(draft, status=status)
        if is_new:
            Judgement.objects.record(comment, verdict)
            transaction.on_commit(partial(tell, comment), robust=True)
        if draft.member and status != Status.SPAM:
            saved_drafts.delete(draft.member, draft.target, draft.reply_to)
    return Posted(comment, is_new)


def judge_draft(draft: Draft) -> Verdict:
    """A guest's comment is refused as anybody's would be. The address is not confirmed yet: were it known here and the
    answer another one, whoever types it could ask whether somebody writes here."""
    circumstances = circumstances_of(draft)
    verdict = judge(draft.body, name=draft.name, circumstances=circumstances)
    if draft.member is None:
        as_new = replace(circumstances, standing=Standing.NEW)
        from_anybody = judge(draft.body, name=draft.name, circumstances=as_new)
        return from_anybody if from_anybody.outcome is Outcome.REJECT else verdict
    return verdict


def confirm(confirmation: Confirmation) -> Comment:
    """The guest's address is theirs: what the filter thought of the comment decides now, unless everything here is read
    first since then.

    Raises `NotAllowed` when the comment is no longer waiting for this.
    """
    comment = confirmation.comment
    judgement = comment.judgements.latest("pk")
    with transaction.atomic():
        if judgement.outcome == Outcome.PUBLISH and comment.conversation.is_read_first:
            judgement = Judgement.objects.record(comment, Verdict.on([*judgement.reasons, READ_FIRST_EVIDENCE]))
        before = states.change_status(comment, STATUS_FOR[Outcome(judgement.outcome)], expected={Status.UNCONFIRMED})
        Confirmation.objects.filter(pk=confirmation.pk).update(confirmed_at=timezone.now())
        Decision.objects.record(comment, Act.CONFIRM, actor=None, before=before)
        transaction.on_commit(partial(tell, comment), robust=True)
    return comment


def edit(comment: Comment, body: str, *, instead_of: str) -> bool:
    """The same judge reads the new words. They can hide a comment; one that waits is published by a moderator only.

    False for unchanged words. `instead_of` and what may be raised: see `comments.editing.edit`.
    """
    target = comment.conversation.target
    draft = Draft(
        target=target, body=body, member=comment.user, without_name=bool(comment.alias), reply_to=comment.reply_to
    )
    verdict = judge(body, name=draft.name, circumstances=circumstances_of(draft))
    status = STATUS_FOR[verdict.outcome]

    with transaction.atomic():
        is_changed = editing.edit_comment(comment, body, instead_of=instead_of)
        saved_drafts.delete_edit_drafts(comment)
        if not is_changed:
            return False
        Judgement.objects.record(comment, verdict)
        if status != Status.PUBLISHED and status != comment.status:
            before = states.change_status(comment, status)
            Decision.objects.record(comment, Act.EDIT, actor=None if comment.alias else comment.user, before=before)
        if comment.is_published:
            transaction.on_commit(partial(notify.notify_mentioned, comment), robust=True)
    return True


def withdraw(comment: Comment, *, by: User | None) -> None:
    """Gone in this moment: from the page, the feeds, the notifications, and what the filter quoted from it.

    Raises `NotAllowed` when it was withdrawn or removed before.
    """
    with transaction.atomic():
        before = withdrawal.withdraw(comment)
        Notification.objects.filter(comment=comment).delete()
        comment.judgements.erase_evidence()
        Decision.objects.record(comment, Act.WITHDRAW, actor=None if comment.alias else by, before=before)


def anonymise(comment: Comment) -> None:
    """By an alias from now on, wherever it is shown. What the filter quoted goes: it had read the name as well.

    Raises `NameStays` when there is none to take off, or nobody may here.
    """
    with transaction.atomic():
        anonymity.anonymise(comment)
        comment.judgements.erase_evidence()


def tell(comment: Comment) -> None:
    """After the commit, and unable to undo it: a letter that fails must not show an error to its author."""
    if comment.status == Status.UNCONFIRMED:
        emails.send_confirmation_email.enqueue(comment.pk)
    elif comment.status == Status.PUBLISHED:
        notify.notify(comment)
