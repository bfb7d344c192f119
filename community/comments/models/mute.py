from django.conf import settings
from django.db import models
from django.db.models import Q

from .comment import Comment


class Mute(models.Model):
    """Whom, or which branch, a member does not want to read: folded for that member, unchanged for all others."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    #: One of the two: somebody, or a comment with everything below it.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    branch = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="mutes")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "person"], name="person_muted_once"),
            models.UniqueConstraint(fields=["member", "branch"], name="branch_muted_once"),
            models.CheckConstraint(
                condition=Q(person=None, branch__isnull=False) | Q(person__isnull=False, branch=None),
                name="mutes_a_person_or_a_branch",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} mutes {self.person_id or self.branch_id}"
