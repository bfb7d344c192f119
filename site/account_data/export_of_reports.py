"""The part of a member's export that is about reports: what they told the moderators, and what moderators wrote to
them. What others reported of theirs is others'."""

from collections.abc import Iterator

from django.db.models import Q

from community.members.models import User
from community.moderation.models import HelpOffer, Report, ReportOutcome, ReportReason

from .export_places import Row, absolute, chunks, comment_address

REASONS, OUTCOMES = dict(ReportReason.choices), dict(ReportOutcome.choices)


def reports(member: User) -> Iterator[Row]:
    """Include those made as a guest who confirmed the same e-mail address."""
    confirmed = Q(reporter=None, email__iexact=member.email, confirmed_at__isnull=False)
    theirs = Report.objects.filter(Q(reporter=member) | confirmed & ~Q(reason=ReportReason.ILLEGAL))
    fields = ("comment_id", "address", "reason", "text", "email", "is_of_standing", "reference", "due_at")
    more = ("created_at", "confirmed_at", "closed_at", "outcome", "answer")
    for chunk in chunks(theirs.values(*fields, *more)):
        for row in chunk:
            yield {
                "comment": comment_address(row["comment_id"]),
                "address": row["address"],
                "reason": REASONS[row["reason"]],
                "text": row["text"],
                "e_mail": row["email"],
                "counted_as_established": row["is_of_standing"],
                "reference": row["reference"],
                "to_be_decided_by": row["due_at"],
                "when": row["created_at"],
                "confirmed": row["confirmed_at"],
                "decided": row["closed_at"],
                "outcome": OUTCOMES.get(row["outcome"], row["outcome"]),
                "answer": row["answer"],
            }


def help_offers(member: User) -> Iterator[Row]:
    for offer in HelpOffer.objects.filter(comment__user=member).order_by("pk"):
        yield {
            "comment": comment_address(offer.comment_id),
            "text": offer.words,
            "when": offer.created_at,
            "address": absolute(offer.get_absolute_url()),
        }
