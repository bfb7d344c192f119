from django.conf import settings
from django.db import models

from .comment import Comment


class Reaction(models.Model):
    """ "Helped me": a member marks a comment as helpful. Taking it back deletes the row."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="reactions")
    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="reactions")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "comment"], name="one_reaction_per_comment")]

    def __str__(self) -> str:
        return f"{self.comment_id} helped {self.member_id}"
