"""Looks up what the filter needs to know besides the text."""

from collections.abc import Collection

from django.utils import timezone

from community.comments.comment_queries import count_approved, current_standing
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.policy.policy_of_target import policy_of
from community.comments.policy.policy_values import Reads
from community.members.standing import Standing, anonymous_standing

from .comparisons import addresses_named, copies_of
from .gates import GUESTS_FIRST, READ_FIRST
from .normalise import NormalisedText
from .text_fingerprint import fingerprint_of
from .verdicts import Circumstances, Gate
from .writer_key import writer_key


def circumstances_of(draft: Draft, text: NormalisedText, *, instead_of: Comment | None = None) -> Circumstances:
    """Who writes, how quickly, what others wrote alike, and where; asks the database and the clock.

    `instead_of`: the comment whose text this is to replace.
    """
    conversation, now, read = Conversation.objects.find(draft.target), timezone.now(), fingerprint_of(text)
    policy = policy_of(conversation, draft.target)
    writer = writer_key(draft.member.pk if draft.member else None, draft.guest_email)
    copies = copies_of(read, now, instead_of=instead_of)
    named = addresses_named(read, now, writer=writer, instead_of=instead_of)
    return Circumstances(
        standing=standing_behind(draft),
        seconds_to_write=draft.seconds_to_write,
        honeypot=draft.honeypot,
        copies=copies.same,
        is_read_first=policy.reads.value == Reads.EVERYTHING,
        reads=policy.reads.value,
        is_guest=draft.member is None,
        links_allowed=policy.links.value,
        near_copies=copies.near,
        bits_from_spam=copies.from_spam,
        shared_addresses=named.shared,
        unknown_addresses=named.unknown,
    )


def standing_behind(draft: Draft) -> Standing:
    """The writer's standing; staff who write without their name are judged as members, or it would give them away."""
    if draft.member and draft.without_name:
        return anonymous_standing(draft.member, approved=count_approved(member=draft.member))
    return current_standing(draft.member, guest_email=draft.guest_email)


def gate_since(comment: Comment, waits_by: Collection[Gate]) -> Gate | None:
    """The gate of the conversation's policy before a guest's comment that was judged without it."""
    reads = policy_of(comment.conversation, comment.conversation.target).reads.value
    gate = {Reads.EVERYTHING: READ_FIRST, Reads.GUESTS: GUESTS_FIRST}.get(reads)
    return None if gate is None or gate in waits_by or READ_FIRST in waits_by else gate
