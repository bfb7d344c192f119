"""In a conversation that a moderator slowed down, each person writes once in so many minutes."""

from datetime import timedelta

from django.db.models import Q
from django.utils import timezone

from community.comments.drafts import Draft
from community.comments.ip_hash import hash_ip
from community.comments.models import Comment, Conversation
from community.members.models import User
from community.members.standing import is_staff


class SlowedDown(Exception):
    """Nothing was saved. `minutes`: until this person may write there again."""

    def __init__(self, minutes: int, every: int) -> None:
        super().__init__(f"{minutes} more minutes")
        self.minutes, self.every = minutes, every


def refuse_if_too_fast(draft: Draft) -> None:
    """Raises `SlowedDown`. Guests are known by address and e-mail. What was withdrawn counts: it was written."""
    conversation = Conversation.objects.find(draft.target) if draft.target.pk else None
    if conversation is None or not is_slow_for(draft.member, conversation):
        return
    if minutes := minutes_left(conversation, written_by(draft)):
        raise SlowedDown(minutes, conversation.slow_minutes)


def is_slow_for(member: User | None, conversation: Conversation | None) -> bool:
    return bool(conversation and conversation.slow_minutes) and not (member and is_staff(member))


def minutes_left(conversation: Conversation, by_writer: Q) -> int:
    """Until this writer may write there again; 0 for now."""
    every = timedelta(minutes=conversation.slow_minutes)
    written = Comment.objects.filter(by_writer, conversation=conversation, submit_date__gt=timezone.now() - every)
    latest = written.order_by("-submit_date").values_list("submit_date", flat=True).first()
    if latest is None:
        return 0
    return max(1, -(-(latest + every - timezone.now()) // timedelta(minutes=1)))


def pace_note(conversation: Conversation | None, member: User | None, *, guest_email: str = "") -> str:
    """What the form says beforehand; "" where it isn't slow for this person. Of a guest only an address that was
    confirmed in this browser is looked up."""
    if conversation is None or not is_slow_for(member, conversation):
        return ""
    rule = f"This conversation is slow for now: one comment in {time_in_words(conversation.slow_minutes)} from each."
    writer = Q(user=member) if member else Q(user=None, user_email__iexact=guest_email) if guest_email else None
    left = minutes_left(conversation, writer) if writer else 0
    return f"{rule} You can write again in {time_in_words(left)}." if left else rule


def written_by(draft: Draft) -> Q:
    if draft.member:
        return Q(user=draft.member)
    by_guest = Q(user=None, user_email__iexact=draft.guest_email)
    address = hash_ip(draft.ip_address)
    return by_guest | Q(user=None, ip_hash=address) if address else by_guest


def time_in_words(minutes: int) -> str:
    """ "20 minutes", from two hours on "3 hours", rounded up."""
    if minutes < 120:
        return "a minute" if minutes == 1 else "an hour" if minutes == 60 else f"{minutes} minutes"
    hours = -(-minutes // 60)
    return "a day" if hours == 24 else f"{hours} hours"
