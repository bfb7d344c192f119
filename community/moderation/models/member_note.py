from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.comments.models import Comment


class MemberNote(models.Model):
    """What a moderator wrote down about somebody, for other moderators."""

    MOST_LETTERS = 1000

    #: Whom it is about, known by name.
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="moderators_notes")
    #: For somebody without a name, and for a guest: the comment that it was written beside, and goes with.
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, related_name="moderators_notes")
    text = models.TextField(max_length=MOST_LETTERS)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(member__isnull=False, comment=None) | Q(member=None, comment__isnull=False),
                name="note_is_about_a_member_or_by_a_comment",
            )
        ]

    def __str__(self) -> str:
        return f"{self.pk} by {self.by or 'a former moderator'}"
