from django.conf import settings
from django.db import models
from django.db.models import Q

from .comment import Comment
from .conversation import Conversation


class Mute(models.Model):
    """Comments that a member does not want to read: collapsed for that member, unchanged for everybody else."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="mutes")
    #: Exactly one of: a member, a comment with everything below it, an alias with its conversation.
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, blank=True, related_name="+")
    branch = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="mutes")
    conversation = models.ForeignKey(Conversation, models.CASCADE, null=True, blank=True, related_name="+")
    alias = models.CharField(max_length=50, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "person"], name="person_muted_once"),
            models.UniqueConstraint(fields=["member", "branch"], name="branch_muted_once"),
            models.UniqueConstraint(fields=["member", "conversation", "alias"], name="alias_muted_once"),
            models.CheckConstraint(
                condition=Q(person__isnull=False, branch=None, conversation=None, alias="")
                | Q(person=None, branch__isnull=False, conversation=None, alias="")
                | (Q(person=None, branch=None, conversation__isnull=False) & ~Q(alias="")),
                name="mutes_one_thing",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member_id} mutes {self.alias or self.person_id or self.branch_id}"
