from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import DraftStateMixin, PreviewableMixin, RevisionMixin

from community.check_ins.question_blocks import ThemesBlock
from community.check_ins.questionnaire import MAX_THEMES, Questionnaire
from community.check_ins.versions_content import content_of, give_keys

#: Addresses below /check-ins/ that are not those of a check-in.
TAKEN_SLUGS = frozenset({"keep"})
PLACE_HERE = RegexValidator(r"^/(?!/)[^\s\\]*$", "An address on this site, from the first slash on: /discussions/12/")


class CheckInQuerySet(models.QuerySet["CheckIn"]):
    def offered(self) -> CheckInQuerySet:
        return self.filter(live=True)

    def with_versions(self) -> CheckInQuerySet:
        return self.prefetch_related("versions")


class CheckIn(PreviewableMixin, DraftStateMixin, RevisionMixin, models.Model):
    """What an author asks readers to ask themselves. Unpublished, it is retired: nobody is asked, answers are kept."""

    title = models.CharField(max_length=100)
    slug = models.SlugField(max_length=60, unique=True, help_text="The last part of its address, below /check-ins/.")
    introduction = models.TextField(
        max_length=600, help_text="What it is for, and when to do it. Three sentences are plenty."
    )
    themes = StreamField(ThemesBlock(max_num=MAX_THEMES, min_num=1), help_text="Up to 12 questions in up to 4 themes.")
    talk_about_it = models.CharField(
        max_length=200,
        blank=True,
        validators=[PLACE_HERE],
        help_text="Where readers may talk about it: the address of a discussion or an article here, from the first "
        "slash on. Choose one that allows posts without a name, if it’s a tender subject.",
    )
    shows_totals = models.BooleanField(
        "show what readers answered",
        default=False,
        help_text="In fifths, from ten answers up, and only the answers of those who let theirs count.",
    )  #: The day on which the totals were added up last.
    totals_on = models.DateField(null=True, blank=True, editable=False)

    objects = CheckInQuerySet.as_manager()

    panels = [
        FieldPanel("title"),
        FieldPanel("slug"),
        FieldPanel("introduction"),
        FieldPanel("themes"),
        MultiFieldPanel([FieldPanel("talk_about_it"), FieldPanel("shows_totals")], "Around it"),
    ]

    class Meta:
        verbose_name = "check-in"
        ordering = ["title"]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": "Another page has this address. Take another word."})
        give_keys(self.themes)

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Also keeps what is asked, whenever that differs from the last version."""
        if kwargs.get("update_fields") is None:
            give_keys(self.themes)
        super().save(*args, **kwargs)
        if self.live and kwargs.get("update_fields") is None:
            self.keep_version()

    def keep_version(self) -> None:
        content = content_of(self.themes)
        latest = self.versions.order_by("number").last()
        if latest is None or latest.content != content:
            self.versions.create(number=latest.number + 1 if latest else 1, content=content)

    def get_absolute_url(self) -> str:
        return reverse("check-in", args=[self.slug])

    @property
    def questionnaire(self) -> Questionnaire:
        """As it is in memory: in the CMS, of a draft."""
        return Questionnaire.from_content(content_of(self.themes))

    @cached_property
    def minutes(self) -> int:
        return self.questionnaire.minutes

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return "check_ins/preview.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        give_keys(self.themes)
        return {"check_in": self, "questionnaire": self.questionnaire, "request": request, "is_preview": True}
