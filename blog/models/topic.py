from django.db import models
from wagtail.admin.panels import FieldPanel


class Topic(models.Model):
    """An editors' subject: few, chosen, each with a page of its own."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(max_length=60, unique=True, help_text="The last part of the topic's address.")
    description = models.CharField(max_length=200, blank=True, help_text="One sentence, shown above its articles.")
    position = models.PositiveSmallIntegerField(default=0, help_text="Topics are listed by this number, then by name.")

    panels = [FieldPanel("name"), FieldPanel("slug"), FieldPanel("description"), FieldPanel("position")]

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/articles/topics/{self.slug}/"
