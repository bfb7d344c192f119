from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models

from community.members.models import User

if TYPE_CHECKING:
    from .models import Discussion  # noqa: F401 -- named in a string


class DiscussionQuerySet(models.QuerySet["Discussion"]):
    def published(self) -> DiscussionQuerySet:
        """What everybody may read."""
        return self.filter(is_published=True)

    def advertised(self) -> DiscussionQuerySet:
        """Published ones whose text may be shown where nobody came for it (`CommentQuerySet.advertised`)."""
        return self.published().filter(opening__is_kept_quiet=False)

    def started_by(self, member: User) -> DiscussionQuerySet:
        """Under their own name: one under an alias would tell who it is."""
        return self.filter(opening__user=member, opening__alias="")

    def with_opening(self) -> DiscussionQuerySet:
        return self.select_related("opening__user")
