"""The form of an article in the CMS, from top to bottom."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

ARTICLE_PANELS = [
    *Page.content_panels,
    FieldPanel("description"),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("tags"),
    FieldPanel("content_note"),
    FieldPanel("body"),
    InlinePanel("updates", heading="Updates", label="Update", help_text="Short notes shown on top of the article."),
    MultiFieldPanel(
        [FieldPanel("follows"), FieldPanel("changed"), FieldPanel("replaces_earlier")], heading="Follow-up"
    ),
    MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alternative")],
        heading="Picture in lists and where the article is shared",
    ),
    InlinePanel("authorships", heading="By whom", label="Author", help_text="Left empty, it is you."),
    FieldPanel("language"),
    FieldPanel("published_at"),
]
