from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, FieldRowPanel, HelpPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable

from community.text.languages import language_choices

from .contrast import ENOUGH, darkened_until_readable, least_contrast
from .link_address import check_address
from .palette import DEFAULT_COLOURS, LIGHT_GROUNDS

#: The longest names would push the menu off a phone's header.
LONGEST_NAME = 30


def default_name() -> str:
    return settings.SITE_NAME


def check_contrast(colour: str) -> None:
    """Refuses a colour that cannot be read on the site's grounds, and says which near one can."""
    ratio = least_contrast(colour, LIGHT_GROUNDS.values())
    if ratio < ENOUGH:
        near = darkened_until_readable(colour, LIGHT_GROUNDS.values())
        raise ValidationError(
            "Too pale to read: on the site’s palest grounds its contrast is %(ratio)s to 1, and text needs %(enough)s. "
            "The nearest colour that works is %(near)s.",
            code="contrast",
            # Rounded down: 4.49 must not read as 4.5.
            params={"ratio": f"{int(ratio * 10) / 10}", "enough": f"{ENOUGH}", "near": near},
        )


class ColourField(models.CharField):
    """A colour that text may have, "#rrggbb"."""

    def __init__(self, *args: object, **options: object) -> None:
        is_hex = RegexValidator(r"^#[0-9a-fA-F]{6}\Z", "Please write it like this: #6d28a8.")
        super().__init__(*args, **{"max_length": 7, **options, "validators": [is_hex]})  # type: ignore[arg-type]

    def clean(self, value: object, model_instance: models.Model | None) -> str:
        cleaned: str = super().clean(value, model_instance).lower()
        check_contrast(cleaned)
        return cleaned


@register_setting(icon="site", order=10)
class Branding(BaseGenericSetting, ClusterableModel):
    name = models.CharField(max_length=LONGEST_NAME, default=default_name)
    tagline = models.CharField(
        max_length=80,
        default="Work and family, both in the air",
        help_text="Beside the name where somebody shares the front page, and in the tab of the browser.",
    )
    description = models.CharField(
        max_length=160,
        default="Articles and conversations for people who juggle work and family.",
        help_text="One sentence for search engines, feeds and shared links.",
    )
    motto = models.CharField(
        max_length=80,
        blank=True,
        default="One ball in the air is enough for today.",
        help_text="The first line at the foot of every page.",
    )
    about = models.CharField(
        "about the site",
        max_length=200,
        blank=True,
        default="People with jobs and families write down here how it really goes, and help each other on.",
        help_text="Below the motto.",
    )
    logo = models.ForeignKey(
        "wagtailimages.Image",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        help_text="In place of the three balls. It’s shown 30 pixels high beside the name, and as the icon in the tab.",
    )
    accent = ColourField(
        "main colour", default=DEFAULT_COLOURS.accent, help_text="Buttons, links, and what’s new. #6d28a8 at first."
    )
    second = ColourField(
        "second colour",
        default=DEFAULT_COLOURS.second,
        help_text="The mark of an author’s comment, and the first ball. #0f766e at first.",
    )
    third = ColourField(
        "third colour",
        default=DEFAULT_COLOURS.third,
        help_text="The number on the bell, and the second ball. #b83c0b at first.",
    )
    contact = models.EmailField(
        "contact address", blank=True, help_text="At the foot of every page and e-mail. Leave it empty for none."
    )
    language = models.CharField(
        "default language",
        max_length=8,
        default="en",
        choices=language_choices,
        help_text="Articles and comments are in it unless they say otherwise. Buttons and menus stay in English.",
    )

    panels = [
        HelpPanel(template="branding/preview_panel.html", heading="Preview"),
        MultiFieldPanel(
            [FieldPanel(name) for name in ("name", "tagline", "description", "motto", "about", "logo")],
            heading="Name and words",
        ),
        FieldRowPanel([FieldPanel("accent"), FieldPanel("second"), FieldPanel("third")], heading="Colours"),
        MultiFieldPanel([FieldPanel("contact"), FieldPanel("language")], heading="Contact and language"),
        InlinePanel(
            "footer_links",
            label="link",
            heading="Links at the foot of every page",
            help_text="Without any, it’s About, House rules, What moderators do, Privacy, Newsletter and Feed. "
            "“Report something illegal” is always there: the law asks for it.",
        ),
    ]

    class Meta:
        verbose_name = "name, logo and colours"


class FooterLink(Orderable):
    branding = ParentalKey(Branding, on_delete=models.CASCADE, related_name="footer_links")
    label = models.CharField(max_length=40)
    address = models.CharField(
        max_length=200,
        validators=[check_address],
        help_text="/house-rules/ for a page of this site, https://… for another one.",
    )

    panels = [FieldRowPanel([FieldPanel("label"), FieldPanel("address")])]

    def __str__(self) -> str:
        return self.label
