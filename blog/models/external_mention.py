from django.db import models


class ExternalMention(models.Model):
    """Another site that links to an article, as it told us once. Nobody can answer it, and it counts as no comment."""

    article = models.ForeignKey("blog.ArticlePage", models.CASCADE, related_name="external_mentions")
    #: What the other site calls its page.
    title = models.CharField(max_length=200)
    address = models.URLField(max_length=500)
    mentioned_at = models.DateTimeField()

    class Meta:
        ordering = ["mentioned_at", "pk"]

    def __str__(self) -> str:
        return self.title
