"""In a conversation that a moderator slowed down, each person writes once in so many minutes."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from community.comments.drafts import Draft
from community.comments.ip_hash import hash_ip
from community.comments.models import Comment, Conversation
from community.members.standing import is_staff


class SlowedDown(Exception):
    """Nothing was saved. `minutes`: until this person may write there again."""

    def __init__(self, minutes: int, every: int) -> None:
        super().__init__(f"{minutes} more minutes")
        self.minutes, self.every = minutes, every


def refuse_if_too_fast(draft: Draft) -> None:
    """Raises `SlowedDown`. Guests are known by address and e-mail. What was withdrawn counts: it was written."""
    conversation = Conversation.objects.find(draft.target) if draft.target.pk else None
    if conversation is None or not conversation.slow_minutes or (draft.member and is_staff(draft.member)):
        return
    every = timedelta(minutes=conversation.slow_minutes)
    written = Comment.objects.filter(
        written_by(draft), conversation=conversation, submit_date__gt=timezone.now() - every
    )
    latest = written.order_by("-submit_date").values_list("submit_date", flat=True).first()
    if latest is not None:
        left = latest + every - timezone.now()
        raise SlowedDown(max(1, -(-left // timedelta(minutes=1))), conversation.slow_minutes)


def written_by(draft: Draft) -> Q:
    if draft.member:
        return Q(user=draft.member)
    by_guest = Q(user=None, user_email__iexact=draft.guest_email)
    address = hash_ip(draft.ip_address)
    return by_guest | Q(user=None, ip_hash=address) if address else by_guest
