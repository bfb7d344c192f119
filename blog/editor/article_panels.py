"""The form of an article in the CMS, from top to bottom."""

from django.forms import CheckboxSelectMultiple
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.models import Page

ARTICLE_PANELS = [
    *Page.content_panels,
    FieldPanel("description"),
    FieldPanel("body"),
    MultiFieldPanel(
        [FieldPanel("picture"), FieldPanel("picture_alternative")],
        heading="Picture on top, in lists and where the article is shared",
    ),
    FieldPanel("topics", widget=CheckboxSelectMultiple),
    FieldPanel("tags"),
    FieldPanel("content_note"),
    InlinePanel("updates", heading="Updates", label="Update", help_text="Short notes shown on top of the article."),
    MultiFieldPanel(
        [FieldPanel("follows"), FieldPanel("changed"), FieldPanel("replaces_earlier")], heading="Follow-up"
    ),
    InlinePanel("authorships", heading="Authors", label="Author", help_text="Leave empty for yourself."),
    FieldPanel("language"),
    FieldPanel("published_at"),
]
