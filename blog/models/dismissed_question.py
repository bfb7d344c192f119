from django.db import models

from community.comments.models import Comment


class DismissedQuestion(models.Model):
    """An author has taken this question off the dashboard of all authors of its article. Its readers see no difference,
    and who it was is not saved."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="dismissal")
    dismissed_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return f"Dismissed: {self.comment_id}"
