from django.db import models

from .comment import Comment


class EarlierText(models.Model):
    """The text of a comment before an edit. For moderators; deleted when the comment is withdrawn."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="earlier_texts")
    body = models.TextField()
    replaced_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return self.body[:60]
