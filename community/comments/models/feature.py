from django.conf import settings
from django.db import models

from .comment import Comment
from .conversation import Conversation


class Feature(models.Model):
    """A comment shown above the thread as well, by the author of what is talked about or by a moderator."""

    comment = models.OneToOneField(Comment, models.CASCADE, related_name="feature")
    #: Denormalised from `comment`, for the lookup by conversation.
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="features")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Featured: {self.comment_id}"
