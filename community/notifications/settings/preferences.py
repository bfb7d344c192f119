from __future__ import annotations

from datetime import time, tzinfo
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.members.models import User
from community.members.time_zone import zone_of
from community.notifications.emails.email_schedule import next_moment


class Frequency(models.TextChoices):
    OFF = "off", "Never"
    AT_ONCE = "at-once", "Straight away"
    DAILY = "daily", "Daily"
    WEEKLY = "weekly", "Weekly"


class Weekday(models.IntegerChoices):
    MONDAY = 0
    TUESDAY = 1
    WEDNESDAY = 2
    THURSDAY = 3
    FRIDAY = 4
    SATURDAY = 5
    SUNDAY = 6


#: Nothing comes straight away in between. A digest comes at its hour all the same: that was chosen.
QUIET_FROM, QUIET_UNTIL = time(22), time(6)
DIGEST_AT = time(20, 30)


class PreferencesManager(models.Manager["Preferences"]):
    def of(self, member: User) -> Preferences:
        """Those of this member; the defaults, not saved, if none were ever chosen."""
        return self.filter(member=member).first() or self.model(member=member)


def frequency(name: str, default: Frequency) -> models.CharField[str, str]:
    return models.CharField(name, max_length=7, choices=Frequency.choices, default=default)


class Preferences(models.Model):
    """What a member wants to be notified of, beyond what they follow by hand, and what comes by e-mail and when.

    The list on the site has everything, whatever comes by e-mail.
    """

    member = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, primary_key=True, related_name="notification_preferences"
    )
    follows_where_writes = models.BooleanField(
        "Follow every conversation I write in",
        default=False,
        help_text="Answers to you reach you either way. With this, so does everything else that's said there later.",
    )
    asks_how_it_turned_out = models.BooleanField(
        "Ask me how it turned out",
        default=True,
        help_text="Once, a month after you started a discussion that others answered. Never by e-mail.",
    )
    email_reply = frequency("Somebody answers you", Frequency.AT_ONCE)
    email_mention = frequency("Somebody mentions you", Frequency.AT_ONCE)
    email_on_yours = frequency("Comments on what you wrote", Frequency.OFF)
    email_followed = frequency("New comments where you follow", Frequency.DAILY)
    email_follow_up = frequency("Stories and discussions you follow go on", Frequency.DAILY)
    email_new = frequency("New articles where you follow", Frequency.DAILY)
    email_answer = frequency("Your answer helped who asked", Frequency.OFF)
    email_unanswered = frequency("Questions under your articles wait for you", Frequency.WEEKLY)
    email_decision = frequency("Your comment goes live, or doesn't", Frequency.OFF)
    email_site = frequency("What's going on here", Frequency.OFF)
    #: For moderators alone.
    reminds_of_queue = models.BooleanField(
        "E-mail me when comments wait for a moderator",
        default=True,
        help_text="Once the oldest has waited for more than a day. At most one a day, and none in your quiet hours.",
    )
    #: In the member's own time zone.
    digest_at = models.TimeField("Time of day", default=DIGEST_AT)
    digest_weekday = models.PositiveSmallIntegerField(
        "Day of the week", choices=Weekday.choices, default=Weekday.FRIDAY
    )
    quiet_from = models.TimeField("Nothing straight away from", null=True, blank=True, default=QUIET_FROM)
    quiet_until = models.TimeField("until", null=True, blank=True, default=QUIET_UNTIL)
    #: No e-mails before this day begins for the member.
    paused_until = models.DateField(null=True, blank=True)
    #: When it is next looked whether a digest is due.
    next_digest_at = models.DateTimeField(default=timezone.now, db_index=True)
    #: When it was last looked, whether or not there was anything to tell.
    last_digest_at = models.DateTimeField(default=timezone.now)
    #: When there was: at most one digest comes on a day, whatever the member changes meanwhile.
    digest_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: The same for what comes weekly: at most one in seven days.
    weekly_sent_at = models.DateTimeField(null=True, blank=True, editable=False)
    #: When a moderator was last reminded.
    queue_reminded_at = models.DateTimeField(null=True, blank=True, editable=False)

    objects = PreferencesManager()

    class Meta:
        verbose_name_plural = "preferences"

    def __str__(self) -> str:
        return f"Notification preferences of {self.member_id}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.next_digest_at = next_moment(timezone.now(), self.digest_at, self.zone)
        super().save(*args, **kwargs)

    @property
    def zone(self) -> tzinfo:
        return zone_of(self.member)

    def is_paused(self) -> bool:
        return self.paused_until is not None and timezone.localdate(timezone=self.zone) < self.paused_until
