"""Drafts of members, saved while they write: one for each target and comment replied to. Only their writer sees them.

The target of an edit's draft is the comment that is edited.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from community.members.models import User
from community.text.languages import LANGUAGES

from .models import Comment, Conversation, SavedDraft
from .models.conversation import content_type_of
from .targets import Target

#: Characters. Four times what can be posted, because a text that is too long to post must not be lost.
MAX_LENGTH = 20_000
#: The same for a title.
MAX_TITLE_LENGTH = 200
#: For each member; beyond it the oldest are deleted.
MAX_DRAFTS = 50


def find(member: User, target: Target | Comment, reply_to: Comment | None = None) -> SavedDraft | None:
    return SavedDraft.objects.filter(**_lookup(member, target, reply_to)).first()


def drafts_in(member: User, conversation: Conversation) -> QuerySet[SavedDraft]:
    """All drafts of this member about the target of the conversation, oldest first."""
    place = {"content_type_id": conversation.content_type_id, "object_id": conversation.object_id}
    return SavedDraft.objects.filter(member=member, **place).order_by("saved_at")


def save(
    member: User,
    target: Target | Comment,
    reply_to: Comment | None,
    body: str,
    *,
    title: str = "",
    without_name: bool = False,
    language: str = "",
) -> None:
    """Create or replace the draft; an empty text deletes it. `language`: as the form sent it."""
    if not (body.strip() or title.strip()):
        delete(member, target, reply_to)
        return
    values = {
        "title": title[:MAX_TITLE_LENGTH],
        "body": body[:MAX_LENGTH],
        "without_name": without_name,
        "language": language if language in LANGUAGES else "",
    }
    _, is_new = SavedDraft.objects.update_or_create(**_lookup(member, target, reply_to), defaults=values)
    if is_new:
        oldest = (
            SavedDraft.objects.filter(member=member).order_by("-saved_at").values_list("pk", flat=True)[MAX_DRAFTS:]
        )
        SavedDraft.objects.filter(pk__in=list(oldest)).delete()


def append_to_thread_draft(
    member: User, target: Target, body: str, *, without_name: bool = False, language: str = ""
) -> None:
    """Save it as the draft of a new thread, below the text of the draft that is there already."""
    if waits := find(member, target):
        body = waits.body if body in waits.body else f"{waits.body}\n\n{body}"
        without_name = without_name or waits.without_name
        language = waits.language or language
    save(member, target, None, body, without_name=without_name, language=language)


def reassign_drafts(conversation: Conversation, comment_ids: Collection[int]) -> None:
    """Turn drafts of replies to these comments, which accept none any more, into drafts of new threads."""
    for draft in SavedDraft.objects.filter(reply_to__in=comment_ids).select_related("member").order_by("pk"):
        target = conversation.target
        if target is None:
            return
        if find(draft.member, target):
            append_to_thread_draft(
                draft.member, target, draft.body, without_name=draft.without_name, language=draft.language
            )
            draft.delete()
        else:
            draft.reply_to = None
            draft.save(update_fields=["reply_to"])


def delete(member: User, target: Target | Comment, reply_to: Comment | None = None) -> None:
    SavedDraft.objects.filter(**_lookup(member, target, reply_to)).delete()


def delete_edit_drafts(*comment_ids: int) -> None:
    """Delete what was typed as an edit of one of these comments."""
    place = {"content_type": ContentType.objects.get_for_model(Comment), "object_id__in": comment_ids}
    SavedDraft.objects.filter(**place).delete()


def _lookup(member: User, target: Target | Comment, reply_to: Comment | None) -> dict[str, Any]:
    return {
        "member": member,
        "content_type": content_type_of(target),
        "object_id": target.pk,
        "reply_to": reply_to,
    }
