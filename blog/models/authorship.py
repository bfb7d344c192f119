from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class ArticleAuthorManager(models.Manager["ArticleAuthor"]):
    """With the member and their author page: an article shows both at its end, and asks for them with the byline."""

    def get_queryset(self) -> models.QuerySet["ArticleAuthor"]:
        return super().get_queryset().select_related("user__author_profile")


class ArticleAuthor(Orderable):
    """One author in the byline of an article."""

    page = ParentalKey("blog.ArticlePage", on_delete=models.CASCADE, related_name="authorships")
    # None once the author has deleted their account: the byline then says “a former member”.
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="authorships",
        verbose_name="author",
    )
    #: Of an author who has no account here; their articles were brought along from elsewhere.
    name = models.CharField(
        "name without an account",
        max_length=150,
        blank=True,
        help_text="Only for somebody who isn’t a member.",
    )

    panels = [FieldPanel("user"), FieldPanel("name")]

    objects = ArticleAuthorManager()

    class Meta(Orderable.Meta):
        constraints = [models.UniqueConstraint(fields=["page", "user"], name="author_named_once")]

    def __str__(self) -> str:
        return str(self.user or self.name or "A former member")

    def clean(self) -> None:
        if self.pk is None and self.user_id is None and not self.name:
            raise ValidationError({"user": "Choose who wrote it."})
