from django.conf import settings
from django.db import models
from django.urls import reverse

from community.comments.models import Comment


class HelpOffer(models.Model):
    """A moderator wrote to the author of a comment because somebody was worried about them. Nobody else reads it, and
    it counts for nothing."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="help_offers")
    words = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"To the author of {self.comment_id}"

    @property
    def title(self) -> str:
        """For the notification, which names its subject by `title`. Somebody may look over the member's shoulder."""
        return "a few words for you"

    def get_absolute_url(self) -> str:
        return reverse("help-offer", args=[self.pk])
