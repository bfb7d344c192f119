from django.db import models

from community.comments.models import Comment


class DiscussionQuote(models.Model):
    """An article quotes this comment, or did: the row stays, so that nobody is told twice."""

    article = models.ForeignKey("blog.ArticlePage", models.CASCADE, related_name="discussion_quotes")
    comment = models.ForeignKey(Comment, models.CASCADE, related_name="quoting_articles")
    #: The published article quotes it now.
    is_quoted = models.BooleanField(default=True)
    #: When those who take part in the discussion were told.
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["article", "comment"], name="one_quote_of_a_comment")]

    def __str__(self) -> str:
        return f"{self.comment_id} in {self.article_id}"
