"""Saves a draft as a comment. Nothing else inserts comments. See docs/decisions/0002."""

from datetime import timedelta

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.text.languages import guess_language

from .anonymity import alias_for
from .counters import increment_counters
from .drafts import Draft
from .ip_hash import hash_ip
from .markdown import to_html
from .models import Comment, Conversation
from .path import MAX_LEVEL, WIDTH
from .targets import conversation_changed

#: The same text by the same person in the same place within this time is one press of the button, sent twice.
DUPLICATE_WINDOW = timedelta(minutes=6)


def save_comment(draft: Draft, *, status: str) -> tuple[Comment, bool]:
    """Returns the comment, and whether it is new: False for a duplicate, with the first comment.

    Locks the conversation's row, so all who write in it take turns: no reply is lost, no counter is wrong, and the
    second of two clicks finds the comment of the first one.
    """
    conversation = Conversation.objects.get_or_create_for(draft.target)
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=conversation.pk)
        if first := find_duplicate(draft, conversation):
            return first, False
        comment = insert_comment(draft, conversation, status)
        # An opening is counted with nothing, and what it opens does not know it yet: who saves it says so (`start`).
        if comment.is_published and not comment.is_opening:
            increment_counters(comment)
            conversation_changed(conversation)
    return comment, True


def find_duplicate(draft: Draft, conversation: Conversation) -> Comment | None:
    """The same draft, saved within `DUPLICATE_WINDOW`.

    A guest's counts only from the same IP address. Otherwise somebody could copy a text, type an e-mail address, and
    learn from the answer whether the text is by that person.
    """
    guest = {"user": None, "user_email__iexact": draft.guest_email, "ip_hash": hash_ip(draft.ip_address)}
    who = {"user": draft.member} if draft.member else guest
    under_an_alias = ~Q(alias="") if draft.without_name else Q(alias="")
    return (
        Comment.objects.filter(conversation=conversation, reply_to=draft.reply_to, comment=draft.body, **who)
        .filter(under_an_alias, submit_date__gte=timezone.now() - DUPLICATE_WINDOW)
        .exclude(status__in=[Comment.Status.WITHDRAWN, Comment.Status.REMOVED])
        .order_by("pk")
        .first()
    )


def insert_comment(draft: Draft, conversation: Conversation, status: str) -> Comment:
    place = tree_fields_under(draft.reply_to)
    comment = Comment(
        conversation=conversation,
        content_type=ContentType.objects.get_for_id(conversation.content_type_id),
        object_pk=str(conversation.object_id),
        site_id=settings.SITE_ID,
        user=draft.member,
        user_name="" if draft.member else draft.guest_name,
        user_email="" if draft.member else draft.guest_email,
        alias=alias_for(draft.member, conversation) if draft.member and draft.without_name else "",
        comment=draft.body,
        body_html=to_html(draft.body),
        content_note=draft.content_note,
        language=draft.language or guess_language(draft.body),
        ip_hash=hash_ip(draft.ip_address),
        status=status,
        published_at=timezone.now() if status == Comment.Status.PUBLISHED else None,
        reply_to=draft.reply_to,
        is_opening=draft.is_opening,
        is_outcome=draft.is_outcome,
        **place,
    )
    comment.save(force_insert=True)
    return comment


def tree_fields_under(answered: Comment | None) -> dict[str, object]:
    """The columns for a reply: below the comment it replies to, or beside it when that is on the deepest level."""
    if answered is None:
        return {"path": "", "level": 0}
    above = answered.path if answered.level < MAX_LEVEL else answered.path[:-WIDTH]
    parent_id = int(above[-WIDTH:], 16)
    return {
        "path": above,
        "level": len(above) // WIDTH,
        "parent_id": parent_id,
        "thread_id": answered.thread_id,
    }
