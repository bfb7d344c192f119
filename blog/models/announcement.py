from django.db import models


class Announcement(models.Model):
    """Those who took part in a story were told of this part of it. Kept, so that they are told once."""

    article = models.OneToOneField("blog.ArticlePage", models.CASCADE, related_name="announcement")
    announced_at = models.DateTimeField(auto_now_add=True)

    def __str__(self) -> str:
        return str(self.article)
