"""A member's own rounds of one check-in, in order; a round is called by its place, so that no address tells a key."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import Http404
from django.utils.crypto import salted_hmac

from community.members.models import User

from .models import AnswerRound, CheckIn


@dataclass(frozen=True)
class OwnRound:
    round: AnswerRound
    #: From 1 on.
    number: int
    earlier: AnswerRound | None

    @property
    def mark(self) -> str:
        return mark_of(self.round)


def mark_of(found: AnswerRound) -> str:
    """For forms: the place of a round is another one after an earlier round was deleted in another tab."""
    return salted_hmac("community.check_ins.round", str(found.pk)).hexdigest()[:16]


def rounds_of(member: User, check_in: CheckIn) -> list[AnswerRound]:
    """The oldest first, each with its version. Two queries at most, however many there are."""
    rounds = list(AnswerRound.objects.of(member).filter(check_in=check_in))
    versions = {version.pk: version for version in check_in.versions.all()}
    for each in rounds:
        each.version = versions[each.version_id]
    return rounds


def own_round(member: User, check_in: CheckIn, number: int, mark: str = "") -> OwnRound:
    """By its mark, if there is one, wherever it is now. Raises Http404 if there is none, which is also what everybody
    else is told."""
    rounds = rounds_of(member, check_in)
    if mark:
        number = next((place for place, each in enumerate(rounds, 1) if mark_of(each) == mark), 0)
    if not 1 <= number <= len(rounds):
        raise Http404
    return OwnRound(rounds[number - 1], number, rounds[number - 2] if number > 1 else None)


def number_of(found: AnswerRound, member: User) -> int:
    keys = list(AnswerRound.objects.of(member).filter(check_in=found.check_in_id).values_list("pk", flat=True))
    return keys.index(found.pk) + 1
