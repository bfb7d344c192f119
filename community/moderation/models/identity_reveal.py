from django.conf import settings
from django.db import models
from django.urls import reverse

from community.comments.models import Comment

from .append_only import AppendOnlyModel


class RevealReason(models.TextChoices):
    """Why a moderator must know who wrote a comment without a name."""

    DANGER = "danger", "Somebody may be in danger"
    HARM = "harm", "The alias is used to do harm to a person"
    AUTHORITY = "authority", "A court or an authority asks, and we must answer"
    OTHER = "other", "Another reason"


class IdentityReveal(AppendOnlyModel):
    """A moderator was shown who wrote a comment without a name. The member is told of it each time."""

    comment = models.ForeignKey(Comment, models.SET_NULL, null=True, related_name="identity_reveals")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="identity_reveals")
    reason = models.CharField(max_length=10, choices=RevealReason.choices)
    note = models.CharField(max_length=300)
    at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]
        permissions = [("reveal_identity", "Can reveal who wrote a comment without a name")]

    def __str__(self) -> str:
        alias = self.comment.alias if self.comment else "A deleted comment"
        return f"{alias}, revealed by {self.by or 'a former moderator'}"

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`."""
        return f"your comment as {self.comment.alias}" if self.comment else "a comment of yours"

    def get_absolute_url(self) -> str:
        return reverse("identity-revealed", args=[self.pk])
