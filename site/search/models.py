from django.db import models
from django.db.models import Q

from blog.models import ArticlePage
from community.comments.models import Comment
from community.discussions.models import Discussion

from .words_field import WordsField


class Kind(models.TextChoices):
    """The values stand in addresses (`?in=`)."""

    ARTICLE = "article", "Articles"
    DISCUSSION = "discussion", "Discussions"
    COMMENT = "comment", "Comments"


class SearchEntry(models.Model):
    """The words of one article, discussion or comment. Who may read it is asked from the row itself, at each search.

    The migrations add the full-text index: a table of FTS5 with triggers on SQLite, a GIN index on PostgreSQL.
    """

    kind = models.CharField(max_length=10, choices=Kind.choices)
    article = models.OneToOneField(ArticlePage, models.CASCADE, null=True, related_name="+")
    discussion = models.OneToOneField(Discussion, models.CASCADE, null=True, related_name="+")
    comment = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="+")
    title_words = WordsField()
    body_words = WordsField()
    dated = models.DateTimeField()

    class Meta:
        verbose_name_plural = "search entries"
        constraints = [
            models.CheckConstraint(
                condition=Q(kind=Kind.ARTICLE, article__isnull=False, discussion=None, comment=None)
                | Q(kind=Kind.DISCUSSION, article=None, discussion__isnull=False, comment=None)
                | Q(kind=Kind.COMMENT, article=None, discussion=None, comment__isnull=False),
                name="search_entry_of_its_kind",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.article_id or self.discussion_id or self.comment_id}"
