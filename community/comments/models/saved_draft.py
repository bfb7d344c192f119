from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from .comment import Comment


class SavedDraft(models.Model):
    """A comment or an edit that a member has not posted yet. Saved while they write; deleted when they post it."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="saved_drafts")
    #: The target; for an edit, the comment itself.
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    reply_to = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="+")
    #: Of a discussion that is to be started.
    title = models.CharField(max_length=200, blank=True)
    body = models.TextField()
    #: Whether it is to be posted under an alias.
    without_name = models.BooleanField(default=False)
    #: The language its writer chose; "" guesses it.
    language = models.CharField(max_length=8, blank=True)
    saved_at = models.DateTimeField(auto_now=True, db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["member", "reply_to"], name="one_draft_per_answered"),
            # In a unique constraint two nulls are not equal, so drafts of new threads need a constraint of their own.
            models.UniqueConstraint(
                fields=["member", "content_type", "object_id"], condition=Q(reply_to=None), name="one_draft_per_place"
            ),
        ]

    def __str__(self) -> str:
        return self.body[:60]
