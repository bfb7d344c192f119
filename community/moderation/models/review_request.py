from __future__ import annotations

from django.db import models

from community.comments.models import Comment


class ReviewRequest(models.Model):
    """A published comment that moderators should read again, and why. It stays published, and the row goes with the
    next decision about it."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="review_request")
    #: Another comment by the same author, which turned out to be spam.
    because = models.ForeignKey(Comment, models.CASCADE, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.comment_id} because of {self.because_id}"
