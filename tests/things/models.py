"""A stand-in to talk about, so that community is tested without blog."""

from django.db import models
from django.utils import timezone


class Thing(models.Model):
    title = models.CharField(max_length=100, default="A thing")
    is_open = models.BooleanField(default=True)
    is_secret = models.BooleanField(default=False)
    appeared_at = models.DateTimeField(default=timezone.now)
    owner_id = models.IntegerField(null=True)

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/things/{self.pk}/"

    def accepts_comments(self) -> bool:
        return self.is_open

    def may_be_read_by(self, user: object) -> bool:
        return not self.is_secret

    def comment_authors(self) -> set[int]:
        return {self.owner_id} if self.owner_id else set()
