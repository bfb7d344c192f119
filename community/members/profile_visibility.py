"""Which parts of a profile a visitor may see. A view asks once; templates show what `VisibleProfile` contains."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from django.contrib.auth.models import AnonymousUser

from .models import Profile, User, Visibility


class Audience(Enum):
    """Who looks at a profile; the value is the visibilities they may see. Moderators see what any member sees."""

    STRANGER = frozenset({Visibility.EVERYONE})
    MEMBER = frozenset({Visibility.EVERYONE, Visibility.MEMBERS})
    SELF = frozenset(Visibility)

    @classmethod
    def of(cls, user: User | AnonymousUser, *, member: User) -> Audience:
        if not user.is_authenticated:
            return cls.STRANGER
        return cls.SELF if user.pk == member.pk else cls.MEMBER

    def can_see(self, visibility: str) -> bool:
        return visibility in self.value


@dataclass(frozen=True)
class VisibleProfile:
    """A profile for one audience: what they may not see is empty."""

    picture: str
    about: str
    pronouns: str
    ages: list[str]
    work: str

    @classmethod
    def for_audience(cls, audience: Audience, member: User, profile: Profile) -> VisibleProfile:
        return cls(
            picture=member.picture if audience.can_see(member.picture_for) else "",
            about=member.about if audience.can_see(profile.about_for) else "",
            pronouns=profile.pronouns if audience.can_see(profile.pronouns_for) else "",
            ages=[band.label for band in profile.age_bands] if audience.can_see(profile.ages_for) else [],
            work=profile.get_work_display() if audience.can_see(profile.work_for) else "",
        )
