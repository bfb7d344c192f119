from django.db import models
from django.utils.timezone import localdate
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField


class ArticleUpdate(models.Model):
    """A dated note on top of an article: what has happened since."""

    page = ParentalKey("blog.ArticlePage", related_name="updates")
    written_on = models.DateField("date", default=localdate)
    text = RichTextField(features=["bold", "italic", "link"])

    panels = [FieldPanel("written_on"), FieldPanel("text")]

    class Meta:
        ordering = ["-written_on", "-pk"]

    def __str__(self) -> str:
        return f"Update of {self.written_on}"
