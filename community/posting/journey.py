"""What happens to a comment, step by step: when it is posted, confirmed, edited, withdrawn or made anonymous.

Each function shows its story in order. It takes no request and gives no response: views translate.
"""

from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from community.comments import anonymity, editing, saved_drafts, saving, states, withdrawal
from community.comments.detail_removal import brings_back
from community.comments.drafts import Draft
from community.comments.models import Comment, Confirmation
from community.members.models import User
from community.moderation.approved_text import approved_text
from community.moderation.models import Act, Decision
from community.moderation.reports.closing import close_withdrawn
from community.moderation.sanctions.suspension import hold_writer, refuse_if_suspended
from community.notifications.following import subscriptions
from community.notifications.models import Notification
from community.notifications.notify_after_commit import notify_after_commit
from community.spam import examples
from community.spam.additions import judge_addition
from community.spam.circumstances import circumstances_of, gate_since
from community.spam.external.asking import ask_about
from community.spam.judge import judge_text
from community.spam.model_in_use import model_in_use
from community.spam.models import Judgement
from community.spam.normalise import normalise_comment
from community.spam.verdict_status import STATUS_FOR
from community.spam.verdicts import Outcome, Verdict
from community.text.personal_data import Finding, find_personal_data

from .confirmation_email import resend_confirmation_email, send_confirmation_email, send_link_to_change
from .rate_limits import counted_post
from .slow_conversations import refuse_if_too_fast

Status = Comment.Status


class PersonalDataFound(Exception):
    """Nothing was saved: first the writer is asked whether everybody may read these findings."""

    def __init__(self, findings: list[Finding]) -> None:
        super().__init__()
        self.findings = findings


@dataclass(frozen=True)
class Posted:
    comment: Comment
    #: False when the same person had just posted the same (a double click): the comment is the first one.
    is_new: bool


def post(draft: Draft, *, personal_data_confirmed: bool = False) -> Posted:
    """The whole journey of a new comment.

    0. Whether the member is suspended: raises `Suspended`. Whether this is too soon for a conversation that was slowed
       down: raises `SlowedDown`.
    1. Privacy check: raises `PersonalDataFound`, once, unless the writer has said "post it as it is".
    2. Rate limit: raises `TooManyPosts`. After the check, so that a text that only comes back is not counted; nor is
       one that could not be saved.
    3. Spam filter: its verdict decides the status. A rejected comment is saved as spam, where a moderator can put a
       mistake right; its writer gets the text back. A guest's comment waits for the link in the e-mail, unless the
       address was confirmed in this browser before.
    4. Saving, unless the member was banned or suspended meanwhile (`AccountClosed`, `Suspended`): with the verdict,
       what its writer wants to be told, and a guest's e-mail beside the comment, and the
       saved draft put away. A double click finds the first comment; a guest who posts the same again later, having
       got no e-mail, is sent another.
    5. Telling, after the commit: the notifications of a published comment.
    """
    refuse_if_suspended(draft.member, without_name=draft.without_name)
    refuse_if_too_fast(draft)
    if not personal_data_confirmed and (findings := find_personal_data(draft.full_text)):
        raise PersonalDataFound(findings)
    with counted_post(draft.member, guest_email=draft.guest_email, ip_address=draft.ip_address):
        verdict = judge_draft(draft)
        status = STATUS_FOR[verdict.outcome]
        if draft.member is None and status != Status.SPAM:
            status = Status.UNCONFIRMED

        with transaction.atomic():
            hold_writer(draft.member, without_name=draft.without_name)
            comment, is_new = saving.save_comment(draft, status=status)
            if is_new:
                Judgement.objects.record(comment, verdict)
                subscribe(draft, comment)
                if status != Status.UNCONFIRMED:
                    tell(comment)
                elif draft.guest_is_confirmed:
                    send_link_to_change(comment)
                    confirm(comment.confirmation)
                else:
                    send_confirmation_email.call(comment.pk)
            elif comment.status == Status.UNCONFIRMED:
                resend_confirmation_email(comment)
            if draft.member and status != Status.SPAM and not draft.is_opening:
                saved_drafts.delete(draft.member, draft.target, draft.reply_to)
    return Posted(comment, is_new)


def subscribe(draft: Draft, comment: Comment) -> None:
    """A guest may ask to be told of answers to the comment, a member to follow wherever they write. Who starts
    something follows it anyway, and puts its draft away (`discussions.start`)."""
    if draft.is_opening:
        return
    if draft.member is None and draft.wants_answers:
        subscriptions.follow_as_guest(comment)
    elif draft.member and comment.status != Status.SPAM:
        subscriptions.follow_by_taking_part(draft.member, comment.conversation.target)


def judge_draft(draft: Draft, *, instead_of: Comment | None = None) -> Verdict:
    """The filter's verdict on a comment that is not saved yet, or on a new text of a comment (`instead_of`).

    Whether it is rejected depends on nothing that is known about a guest's e-mail address, which is not confirmed yet:
    if a known one got another answer, anybody could type it to find out who comments here.
    """
    used, text = model_in_use(), normalise_comment(draft.full_text, name=draft.name)
    circumstances = circumstances_of(draft, text, instead_of=instead_of)
    return judge_text(text, circumstances=circumstances, model=used.model, shadow=used.shadow, settings=used.settings)


def judge_edit(draft: Draft, comment: Comment) -> Verdict:
    """The verdict on a new text, or title, of this comment. What a moderator has approved is not held again for what
    was read then."""
    verdict, approved = judge_draft(draft, instead_of=comment), approved_text(comment)
    if not approved or verdict.circumstances is None:
        return verdict
    title = comment.conversation.target.title if comment.is_opening else ""
    text = normalise_comment(replace(draft, title=title, body=approved).full_text, name=draft.name)
    used = model_in_use()
    alone = judge_text(
        text, circumstances=verdict.circumstances, model=used.model, shadow=used.shadow, settings=used.settings
    )
    return judge_addition(verdict, alone)


def confirm(confirmation: Confirmation) -> Comment:
    """A guest has opened the link in the e-mail, or has done so before in this browser.

    The filter's verdict from when the comment was posted decides about it now, unless it was decided since that
    everything, or what guests write, is read first in this conversation.

    Raises `TransitionNotAllowed` when the comment no longer waits for a confirmation.
    """
    comment = confirmation.comment
    judgement = comment.judgements.latest("pk")
    with transaction.atomic():
        if gate := gate_since(comment, judgement.waits_by):
            judgement = Judgement.objects.record(comment, judgement.verdict.behind(gate))
        before = states.change_status(comment, STATUS_FOR[Outcome(judgement.outcome)], expected={Status.UNCONFIRMED})
        confirmation.confirmed_at = timezone.now()
        confirmation.save(update_fields=["confirmed_at"])
        subscriptions.activate_guest(comment)
        Decision.objects.record(comment, Act.CONFIRM, actor=None, before=before)
        tell(comment)
    return comment


def edit(
    comment: Comment, body: str, *, instead_of: str, language: str = "", personal_data_confirmed: bool = False
) -> bool:
    """An author changes a comment: the same gates as for `post`, then `apply_edit`. False for an unchanged text."""
    refuse_if_suspended(comment.user, without_name=bool(comment.alias))
    if not personal_data_confirmed and (findings := find_personal_data(body)):
        raise PersonalDataFound(findings)
    with counted_post(comment.user, guest_email=comment.user_email):
        return apply_edit(comment, body, instead_of=instead_of, language=language)


def apply_edit(comment: Comment, body: str, *, instead_of: str, language: str = "") -> bool:
    """The filter judges the new text, which can hide the comment and never publishes one that is held.

    False for an unchanged text. `instead_of`, `language` and what it raises: see `comments.editing.edit_comment`.
    """
    draft = Draft(
        target=comment.conversation.target,
        title=comment.conversation.target.title if comment.is_opening else "",
        body=body,
        member=comment.user,
        guest_name=comment.user_name,
        guest_email=comment.user_email,
        without_name=bool(comment.alias),
        reply_to=comment.reply_to,
    )
    verdict = judge_edit(draft, comment)
    status = STATUS_FOR[verdict.outcome]
    if status == Status.PUBLISHED and brings_back(comment.comment, body):
        status = Status.HELD

    with transaction.atomic():
        hold_writer(comment.user, without_name=bool(comment.alias))
        is_changed = editing.edit_comment(comment, body, instead_of=instead_of, language=language)
        saved_drafts.delete_edit_drafts(comment.pk)
        if not is_changed:
            return False
        Judgement.objects.record(comment, verdict)
        if status != Status.PUBLISHED and status != comment.status:
            before = states.change_status(comment, status)
            Decision.objects.record(comment, Act.EDIT, actor=None if comment.alias else comment.user, before=before)
        if comment.is_published:
            notify_after_commit(comment, mentions_only=True)
        ask_about(comment)
    return True


def withdraw(comment: Comment, *, by: User | None) -> None:
    """The author takes the comment back: at once it is gone from the page, the feeds, the notifications and the
    filter's quotations, and the filter has learned nothing from it. `by` is None for a guest.

    Raises `TransitionNotAllowed` when it was withdrawn or removed before.
    """
    with transaction.atomic():
        subscriptions.forget_guests(comment)
        before = withdrawal.withdraw(comment)
        Notification.objects.filter(comment=comment).delete()
        comment.judgements.erase_evidence()
        examples.take_back([comment.pk])
        Decision.objects.record(comment, Act.WITHDRAW, actor=None if comment.alias else by, before=before)
        close_withdrawn(comment)


def anonymise(comment: Comment) -> None:
    """The author is called by an alias from now on, wherever the comment is shown. The filter's quotations are deleted,
    since the filter had read the name as well.

    Raises `AnonymiseNotAllowed` when there is no name to remove, or the conversation does not allow it.
    """
    with transaction.atomic():
        anonymity.anonymise(comment)
        comment.judgements.erase_evidence()


def tell(comment: Comment) -> None:
    """Notifies of a published comment, and asks the external checks about a held one; after the commit, so a failure
    cannot undo the comment."""
    if comment.status == Status.PUBLISHED:
        notify_after_commit(comment)
    ask_about(comment)
