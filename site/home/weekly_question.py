"""This week's question: a discussion that editors put on the front page for a week. The next takes over by itself."""

from __future__ import annotations

from datetime import date, timedelta
from typing import NamedTuple

from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel

from community.comments.models import Comment
from community.discussions.models import Discussion

LASTS = timedelta(days=7)
ANSWERS_SHOWN = 2
NOT_PUBLISHED = "This discussion is not published now, so readers could not open it."


class WeeklyQuestionQuerySet(models.QuerySet["WeeklyQuestion"]):
    def begun(self, today: date) -> WeeklyQuestionQuerySet:
        """Those whose discussion can be read, the latest first."""
        found = self.filter(begins_on__lte=today, discussion__is_published=True)
        return found.select_related("discussion__opening__user").order_by("-begins_on")


class WeeklyQuestion(models.Model):
    discussion = models.ForeignKey(
        Discussion,
        models.CASCADE,
        related_name="+",
        help_text="The number in its address: 12 for /discussions/12/which-ball-is-made-of-glass/.",
    )
    begins_on = models.DateField(
        "From", unique=True, help_text="It stays for a week, or until the next one begins, if that is sooner."
    )

    objects = WeeklyQuestionQuerySet.as_manager()

    # One among thousands of discussions is not chosen from a list.
    panels = [FieldPanel("discussion", widget=forms.NumberInput), FieldPanel("begins_on")]

    class Meta:
        ordering = ["-begins_on"]

    def __str__(self) -> str:
        return f"{self.begins_on}: {self.discussion}"

    def clean(self) -> None:
        if self.discussion_id and not self.discussion.is_published:
            raise ValidationError({"discussion": NOT_PUBLISHED})


class ShownQuestion(NamedTuple):
    discussion: Discussion
    #: The newest published ones.
    answers: list[Comment]


def this_weeks_question(today: date | None = None) -> ShownQuestion | None:
    """Two queries, one if there is none. The day begins at midnight in the site's time zone, and the page that is kept
    for strangers lasts a minute, so the next one takes over within it."""
    today = today or timezone.localdate()
    found = WeeklyQuestion.objects.begun(today).filter(begins_on__gt=today - LASTS).first()
    if found is None or found.discussion.opening is None:
        return None
    here = Comment.objects.published().filter(conversation=found.discussion.opening.conversation_id, is_opening=False)
    return ShownQuestion(found.discussion, list(here.select_related("user").order_by("-published_at")[:ANSWERS_SHOWN]))
