from __future__ import annotations

from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse

from .check_in import CheckIn


class Every(models.IntegerChoices):
    """In months."""

    MONTH = 1, "every month"
    QUARTER = 3, "every three months"
    HALF_YEAR = 6, "every six months"


class CheckInReminder(models.Model):
    """A member wants to be asked again. It says who, so it says nothing of what they answered, or whether they did."""

    member = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="check_in_reminders")
    check_in = models.ForeignKey(CheckIn, models.CASCADE, related_name="reminders")
    every = models.PositiveSmallIntegerField(choices=Every.choices, default=Every.QUARTER)
    #: Of the month, as it was chosen: on the 31st of March, the 30th of June, the 30th of September …
    day = models.PositiveSmallIntegerField()
    #: By the clock of the member.
    hour = models.PositiveSmallIntegerField()
    next_on = models.DateField()
    #: The moment in time that `next_on` and `hour` stand for.
    next_at = models.DateTimeField(db_index=True)
    notifications = GenericRelation("notifications.Notification")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["member", "check_in"], name="one_check_in_reminder_each")]

    def __str__(self) -> str:
        return f"{self.check_in}, {self.get_every_display()}"

    @property
    def title(self) -> str:
        return self.check_in.title

    def get_absolute_url(self) -> str:
        return reverse("check-in", args=[self.check_in.slug])
