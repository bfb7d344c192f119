from django.db import models


class Announcement(models.Model):
    """The people of a story were notified of this part of it. The row keeps them from being notified again."""

    article = models.OneToOneField("blog.ArticlePage", models.CASCADE, related_name="announcement")
    announced_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.article)
