"""A writer or a moderator puts a content note on a comment, changes it, or takes it off."""

from django.db import transaction

from community.comments import states
from community.comments.drafts import Draft
from community.comments.editing import EDITABLE, NotEditable
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.moderation.models import Act, Decision
from community.moderation.sanctions.suspension import refuse_if_suspended
from community.spam.models import Judgement
from community.spam.verdict_status import STATUS_FOR
from community.text.personal_data import find_personal_data

from . import journey
from .rate_limits import counted_post

Status = Comment.Status


def may_note(comment: Comment, member: User) -> bool:
    """Its writer for as long as it is there, and moderators."""
    is_own = comment.user_id == member.pk and comment.status in EDITABLE
    return is_own or (comment.is_published and member.has_perm("comments.moderate_comment"))


def change_note(comment: Comment, note: str, *, by: User) -> None:
    """What a writer says is judged like the text, and can hide it. What a moderator says is logged."""
    if note == comment.content_note:
        return
    if comment.user_id == by.pk:
        change_own_note(comment, note)
        return
    with transaction.atomic():
        lock(comment)
        save_note(comment, note)
        Decision.objects.record(comment, Act.CONTENT_NOTE, actor=by, before=comment.status, note=note)


def change_own_note(comment: Comment, note: str) -> None:
    refuse_if_suspended(comment.user, without_name=bool(comment.alias))
    if findings := find_personal_data(note):
        raise journey.PersonalDataFound(findings)
    with counted_post(comment.user), transaction.atomic():
        lock(comment)
        target = comment.conversation.target
        draft = Draft(
            target=target,
            title=target.title if comment.is_opening else "",
            body=comment.comment,
            content_note=note,
            member=comment.user,
            without_name=bool(comment.alias),
        )
        verdict = journey.judge_edit(draft, comment) if note else None
        save_note(comment, note)
        if verdict is None:
            return
        status = STATUS_FOR[verdict.outcome]
        Judgement.objects.record(comment, verdict)
        if status != Status.PUBLISHED and status != comment.status:
            before = states.change_status(comment, status)
            actor = None if comment.alias else comment.user
            Decision.objects.record(comment, Act.EDIT, actor=actor, before=before)


def lock(comment: Comment) -> None:
    Conversation.objects.select_for_update().get(pk=comment.conversation_id)
    comment.refresh_from_db(fields=["comment", "status"])
    if comment.status not in EDITABLE:
        raise NotEditable


def save_note(comment: Comment, note: str) -> None:
    comment.content_note = note
    comment.save(update_fields=["content_note"])
