"""The part of a member's export that is about moderation: what was decided about them, and what they said to it."""

from collections.abc import Iterator

from django.db.models import Q

from community.members.models import User
from community.moderation.models import Appeal, MemberNote, Sanction

from .export_places import Row, absolute, comment_address


def sanctions(member: User) -> Iterator[Row]:
    """Why is among `decisions_about_me`. Without the names of the moderators."""
    for sanction in Sanction.objects.filter(member=member).order_by("pk"):
        yield {
            "address": absolute(sanction.get_absolute_url()),
            "what": sanction.title,
            "when": sanction.created_at,
            "until": sanction.until,
            "taken_back": sanction.lifted_at,
        }


def appeals(member: User) -> Iterator[Row]:
    for appeal in Appeal.objects.filter(member=member).order_by("pk"):
        yield {
            "address": absolute(appeal.get_absolute_url()),
            "text": appeal.text,
            "when": appeal.created_at,
            "outcome": appeal.get_outcome_display(),
            "answer": appeal.answer,
            "answered": appeal.decided_at,
        }


def notes(member: User) -> Iterator[Row]:
    """What moderators wrote down about them, also beside what they wrote without their name. Without the names of the
    moderators."""
    for note in MemberNote.objects.filter(Q(member=member) | Q(comment__user=member)).order_by("pk"):
        yield {"comment": comment_address(note.comment_id), "text": note.text, "when": note.created_at}
