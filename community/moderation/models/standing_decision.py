from __future__ import annotations

from django.db.models import QuerySet

from community.members.models import User

from .acts import StandingAct
from .decision import Decision


class StandingDecision(Decision):
    """A row of the log about a member's standing: it has limits where one about a comment has statuses."""

    class Meta:
        proxy = True

    @classmethod
    def about(cls, member: User) -> QuerySet[StandingDecision]:
        """Newest first."""
        return QuerySet(cls).filter(member=member, act__in=StandingAct.values)
