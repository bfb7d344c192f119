from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.urls import reverse

#: In a mailbox's list of e-mails more is cut off.
LONGEST_SUBJECT = 150
LONGEST_INTRODUCTION = 600


class Newsletter(models.Model):
    """An article by e-mail to those who follow one of its topics or authors. At most one for each article."""

    class Status(models.TextChoices):
        DRAFT = "draft", "not sent yet"
        SCHEDULED = "scheduled", "scheduled"
        SENDING = "sending", "being sent"
        SENT = "sent", "sent"
        #: By the site, which says why in `why_stopped`. Some may have got it.
        STOPPED = "stopped", "stopped"

    #: None if it was deleted since; the numbers stay.
    article = models.OneToOneField("blog.ArticlePage", models.SET_NULL, null=True, related_name="newsletter")
    #: The article's, for when it is deleted.
    title = models.CharField(max_length=255)
    subject = models.CharField(max_length=LONGEST_SUBJECT)
    introduction = models.TextField(
        "greeting",
        max_length=LONGEST_INTRODUCTION,
        blank=True,
        help_text="A few sentences above the article, if you like. Plain text.",
    )
    status = models.CharField(max_length=9, choices=Status.choices, default=Status.DRAFT)
    #: Who changed, scheduled or sent it last.
    editor = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="newsletters")
    created_at = models.DateTimeField(auto_now_add=True)
    #: When a test was sent of the words as they are now. None after every change.
    tested_at = models.DateTimeField(null=True)
    send_at = models.DateTimeField(null=True)
    started_at = models.DateTimeField(null=True)
    finished_at = models.DateTimeField(null=True)
    why_stopped = models.CharField(max_length=200, blank=True)

    #: How far it is: members by key, then guests by address. The address is emptied in the end.
    last_member = models.PositiveBigIntegerField(default=0)
    members_are_done = models.BooleanField(default=False)
    last_guest = models.EmailField(blank=True)
    progressed_at = models.DateTimeField(null=True)

    #: For how many an e-mail was queued.
    member_count = models.PositiveIntegerField(default=0)
    guest_count = models.PositiveIntegerField(default=0)
    #: Of e-mails whose rows are purged by now; `blog.newsletter.numbers` adds the others.
    purged_sent = models.PositiveIntegerField(default=0)
    purged_failed = models.PositiveIntegerField(default=0)
    purged_bounced = models.PositiveIntegerField(default=0)
    #: Who unsubscribed by a link in it.
    unsubscribed = models.PositiveIntegerField(default=0)

    #: It can still be changed, tested and sent.
    OPEN: ClassVar = (Status.DRAFT, Status.STOPPED)

    class Meta:
        ordering = ["-pk"]
        indexes = [models.Index(fields=["status", "send_at"], name="newsletters_by_status")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(status__in=["draft", "stopped"]) | models.Q(tested_at__isnull=False),
                name="newsletter_is_tested_before_it_is_sent",
            ),
            models.CheckConstraint(
                condition=~models.Q(status="scheduled") | models.Q(send_at__isnull=False),
                name="scheduled_newsletter_has_a_time",
            ),
        ]

    def __str__(self) -> str:
        return self.subject

    def get_absolute_url(self) -> str:
        """In the archive; a page only once it is sent."""
        return reverse("newsletter", args=[self.pk])

    @property
    def is_open(self) -> bool:
        return self.status in self.OPEN

    @property
    def recipient_count(self) -> int:
        return self.member_count + self.guest_count
