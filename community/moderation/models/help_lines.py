from django.db import models
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting
from wagtail.models import Orderable


@register_setting(icon="help")
class ReportSettings(BaseGenericSetting, ClusterableModel):
    """What the site promises those who report, and where it sends people who need help."""

    days_to_decide = models.PositiveSmallIntegerField(
        "days to decide about a report of something illegal",
        default=2,
        help_text="Readers are told it when they report. The case says until when.",
    )
    words_of_help = models.TextField(
        "words above the help lines",
        blank=True,
        default="You don’t have to manage this alone. These people listen, it costs nothing or little, and you "
        "needn’t say who you are.",
    )

    panels = [
        FieldPanel("days_to_decide"),
        FieldPanel("words_of_help"),
        InlinePanel("help_lines", label="help line", heading="Help lines, by country"),
    ]

    class Meta:
        verbose_name = "reports and help lines"


class HelpLine(Orderable):
    """Somebody who answers when a member is not coping."""

    settings = ParentalKey(ReportSettings, on_delete=models.CASCADE, related_name="help_lines")
    country = models.CharField(max_length=60)
    name = models.CharField(max_length=80)
    phone = models.CharField(max_length=30, blank=True)
    hours = models.CharField("when they answer", max_length=80, blank=True)
    website = models.URLField(blank=True)

    panels = [
        FieldPanel("country"),
        FieldPanel("name"),
        FieldPanel("phone"),
        FieldPanel("hours"),
        FieldPanel("website"),
    ]

    class Meta(Orderable.Meta):
        pass

    def __str__(self) -> str:
        return f"{self.country}: {self.name}"

    @property
    def dialled(self) -> str:
        """For a `tel:` link."""
        return "".join(sign for sign in self.phone if sign.isdigit() or sign == "+")
