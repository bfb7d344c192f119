from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q

from community.comments.models import Comment
from community.members.models import User

from .delivery.email_suppression import EmailSuppression as EmailSuppression  # Django looks for models in this module
from .delivery.queued_email import QueuedEmail as QueuedEmail  # Django looks for models in this module
from .following.guest_answer import GuestAnswer as GuestAnswer  # Django looks for models in this module
from .following.subscription import Subscription as Subscription  # Django looks for models in this module
from .pending_notification import PendingNotification as PendingNotification  # Django looks for models in this module
from .settings.preferences import Frequency as Frequency
from .settings.preferences import Preferences as Preferences  # Django looks for models in this module


class Kind(models.TextChoices):
    """Why somebody is notified. Of several reasons for one event, the first one here is named."""

    REPLY = "reply", "answered you"
    MENTION = "mention", "mentioned you"
    ON_YOURS = "on-yours", "commented on what you wrote"
    FOLLOWED = "followed", "commented where you follow"
    FOLLOW_UP = "follow-up", "goes on"
    TURNED_OUT = "turned-out", "says how it turned out"
    NEW = "new", "is new where you follow"
    QUOTED = "quoted", "quotes a discussion you take part in"
    APPROVED = "approved", "is live"
    REMOVED = "removed", "was removed by a moderator"
    SPAM = "spam", "was marked as spam"
    HIDDEN = "hidden", "is hidden until a moderator has read it"
    ANSWER = "answer", "helped who asked"
    UNANSWERED = "unanswered", "waits for an author"
    OUTCOME = "outcome", "asks how it turned out"
    REVEALED = "revealed", "was opened"
    SANCTION = "sanction", "a moderator's message to you"
    APPEAL = "appeal", "your appeal was answered"
    REPORTED = "reported", "was reported by you, and decided"
    SHORTENED = "shortened", "had a detail taken out by a moderator"
    HELP = "help", "is a private message of the moderators"
    QUEUE = "queue", "waits for moderators"
    CHECK_IN = "ask-again", "asks how it is now"


class EmailedIn(models.TextChoices):
    AT_ONCE = "at-once", "an e-mail of its own"
    DIGEST = "digest", "a digest"


#: What comes because the member follows something, or took part in it. The rest is to the member.
FOLLOWING = (Kind.FOLLOWED, Kind.FOLLOW_UP, Kind.TURNED_OUT, Kind.NEW, Kind.QUOTED)
#: What somebody decided about the member's own comment: each is told by itself, also when one conversation has several.
DECISION_KINDS = (Kind.APPROVED, Kind.REMOVED, Kind.SPAM, Kind.HIDDEN, Kind.ANSWER, Kind.SHORTENED)
#: The status that the comment must have for a notification of this kind to be true; published for all others.
STATUS_OF_KIND = {
    Kind.REMOVED: Comment.Status.REMOVED,
    Kind.SPAM: Comment.Status.SPAM,
    Kind.HIDDEN: Comment.Status.HELD,
}


class NotificationQuerySet(models.QuerySet["Notification"]):
    def standing(self) -> NotificationQuerySet:
        """Those that are still true: not those about what cannot be read now, such as a removed comment.

        Asked of the comment's own status, so nothing has to be kept in step: a restored comment brings them back.
        """
        can_be_read = Q(comment__status=Comment.Status.PUBLISHED, comment__conversation__is_hidden=False)
        is_true = Q(comment=None) | (can_be_read & ~Q(kind__in=STATUS_OF_KIND))
        for kind, status in STATUS_OF_KIND.items():
            is_true |= Q(kind=kind, comment__status=status)
        return self.filter(is_true, is_hidden=False)

    def visible_to(self, member: User | AnonymousUser) -> NotificationQuerySet:
        return self.filter(recipient=member.pk).standing()

    def unread(self) -> NotificationQuerySet:
        return self.filter(read_at=None)

    def to_email(self) -> NotificationQuerySet:
        """Those of which nobody has heard yet, by e-mail or on the site. What is kept quiet waits."""
        may_be_emailed = Q(comment=None) | Q(comment__is_kept_quiet=False)
        return self.standing().unread().filter(may_be_emailed, emailed_at=None)

    def to_member(self) -> NotificationQuerySet:
        return self.exclude(kind__in=FOLLOWING)

    def following(self) -> NotificationQuerySet:
        return self.filter(kind__in=FOLLOWING)


class Notification(models.Model):
    """Something a member is told on the site. At most one per comment or other subject, whatever the reasons."""

    Kind = Kind
    EmailedIn = EmailedIn

    recipient = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notifications")
    #: What it is about: a comment, or else `subject`, any object with a title and an address.
    comment = models.ForeignKey(Comment, models.CASCADE, null=True, blank=True, related_name="notifications")
    content_type = models.ForeignKey(ContentType, models.CASCADE, null=True, blank=True, related_name="+")
    object_id = models.PositiveBigIntegerField(null=True, blank=True)
    subject = GenericForeignKey("content_type", "object_id")
    #: The recipient cannot read the subject, or the page with the comment, now. The row is kept, so that nobody is
    #: notified twice if it can be read again.
    is_hidden = models.BooleanField(default=False)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    #: By which of their subscriptions it comes, for kinds in `FOLLOWING`. None if they took part, or have unfollowed.
    subscription = models.ForeignKey(Subscription, models.SET_NULL, null=True, blank=True, related_name="+")
    #: The moderator's reason, in words.
    detail = models.CharField(max_length=200, blank=True)
    created_at = models.DateTimeField(auto_now_add=True)
    read_at = models.DateTimeField(null=True, blank=True)
    emailed_at = models.DateTimeField(null=True, blank=True)
    #: How it was e-mailed.
    emailed_in = models.CharField(max_length=7, choices=EmailedIn.choices, blank=True)
    #: The run that e-mails it: of two at once, each takes only rows that it has marked itself.
    email_run = models.UUIDField(null=True, blank=True, editable=False)

    objects = NotificationQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["recipient"], condition=Q(read_at=None), name="unread_notifications"),
            models.Index(
                fields=["created_at"], condition=Q(emailed_at=None, read_at=None), name="notifications_to_email"
            ),
        ]
        constraints = [
            models.UniqueConstraint(fields=["recipient", "comment"], name="one_notification_per_comment"),
            models.UniqueConstraint(
                fields=["recipient", "content_type", "object_id"], name="one_notification_per_subject"
            ),
            models.CheckConstraint(
                condition=Q(comment__isnull=False, object_id=None, content_type=None)
                | Q(comment=None, object_id__isnull=False, content_type__isnull=False),
                name="notification_of_a_comment_or_a_subject",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.comment or self.subject} → {self.recipient}"
