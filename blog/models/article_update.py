from django.db import models
from django.utils.timezone import localdate
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField


class Kind(models.TextChoices):
    UPDATE = "update", "Update: what has happened since"
    CORRECTION = "correction", "Correction: what was wrong"


class ArticleUpdate(models.Model):
    """A dated note by the author. Updates are shown on top of the article; the list of changes at its end shows updates
    and corrections."""

    page = ParentalKey("blog.ArticlePage", related_name="updates")
    kind = models.CharField(max_length=10, choices=Kind.choices, default=Kind.UPDATE)
    written_on = models.DateField("date", default=localdate)
    text = RichTextField(features=["bold", "italic", "link"])

    Kind = Kind

    panels = [FieldPanel("kind"), FieldPanel("written_on"), FieldPanel("text")]

    class Meta:
        ordering = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return f"{self.kind.capitalize()} of {self.written_on}"
