"""See docs/decisions/0002."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.models import F, Q
from django_comments_xtd.models import XtdComment, XtdCommentManager

from community.comments.content_notes import MAX_NOTE_LENGTH
from community.comments.path import WIDTH, PathField
from community.comments.targets import Target
from community.members.models import User

from .conversation import Conversation


class Status(models.TextChoices):
    PUBLISHED = "published", "published"
    HELD = "held", "waiting for a moderator"
    UNCONFIRMED = "unconfirmed", "waiting for the guest's e-mail to be confirmed"
    SPAM = "spam", "taken for spam"
    REMOVED = "removed", "removed by a moderator"
    WITHDRAWN = "withdrawn", "withdrawn by its author"


#: Not published, but shown to its author, with what happens next.
SEEN_BY_ITS_AUTHOR = (Status.HELD, Status.SPAM)


class CommentQuerySet(models.QuerySet["Comment"]):
    def about(self, target: Target) -> CommentQuerySet:
        return self.filter(conversation=Conversation.objects.find(target))

    def published(self) -> CommentQuerySet:
        return self.filter(status=Status.PUBLISHED)

    def visible_to(self, *, reader: User | None = None, moderating: bool = False) -> CommentQuerySet:
        """What this reader sees in a conversation: published comments, tombstones for other comments with published
        replies, the reader's own held comments and spam, and for moderators everything that is held."""
        seen = Q(status=Status.PUBLISHED) | Q(nested_count__gt=0)
        if reader:
            seen |= Q(status__in=SEEN_BY_ITS_AUTHOR, user=reader)
        if moderating:
            seen |= Q(status=Status.HELD)
        return self.filter(seen)

    def advertised(self) -> CommentQuerySet:
        """Published ones whose text may be shown where nobody came for it: in e-mails, feeds, searches, previews."""
        return self.published().filter(is_kept_quiet=False, conversation__is_hidden=False)

    def erase_author(self, name: str) -> int:
        """Makes them comments by nobody who is known, under this name; an alias stays. The rows of the conversations
        must be locked, and their cache versions renewed."""
        return self.update(user=None, user_name=name, user_email="", user_url="", ip_hash="")

    def in_reading_order(self) -> CommentQuerySet:
        return self.order_by("path")

    def newest_first(self) -> CommentQuerySet:
        return self.order_by("-pk")


class CommentManager(XtdCommentManager.from_queryset(CommentQuerySet)):  # type: ignore[misc]  # a base made by a call
    """Our queries, and the package's: `for_app_models`, `for_content_types`, `for_model`, `in_moderation`."""

    def get_queryset(self) -> CommentQuerySet:
        """Without the package's joins, and without its order, which our rows do not keep."""
        # Past XtdCommentManager.get_queryset.
        return super(XtdCommentManager, self).get_queryset()


class Comment(XtdComment):
    """A comment. The package has its own columns in two parent tables; status, order and rendered text are ours.

    Only this room writes it. `nested_count` is the number of published comments below this one at any depth, and of
    replies beside it on the deepest level. `parent_id` is the comment above this one in the tree, `reply_to` the one
    it replies to: on the deepest level they differ.
    """

    Status = Status
    SEEN_BY_ITS_AUTHOR = SEEN_BY_ITS_AUTHOR

    # "comment", the accessor Django would choose, is already the package's column for the text.
    xtdcomment_ptr = models.OneToOneField(XtdComment, models.CASCADE, parent_link=True, related_name="said")
    conversation = models.ForeignKey(Conversation, models.CASCADE, related_name="comments")
    path = PathField()
    status = models.CharField(max_length=12, choices=Status.choices)
    body_html = models.TextField(editable=False)
    reply_to = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="answers")
    #: When everybody could read it first. "New since" compares it, because approval may come days after writing.
    published_at = models.DateTimeField(null=True, blank=True)
    edited_at = models.DateTimeField(null=True, blank=True)
    #: The text of what the conversation is about: drawn above the threads, and counted with none (docs/decisions/0019).
    is_opening = models.BooleanField(default=False)
    #: How what the conversation is about turned out, by its starter: shown on top as well.
    is_outcome = models.BooleanField(default=False)
    #: The name of an anonymous comment. A member has one alias in a conversation, and another in each other one.
    alias = models.CharField(max_length=50, blank=True)
    #: The name was removed afterwards, so the alias is this comment's alone: some readers know whose comment it is.
    name_was_removed = models.BooleanField(default=False)
    #: Read on its own page and nowhere else, as somebody is worried about its author (`community.comments.quiet`).
    is_kept_quiet = models.BooleanField(default=False)
    #: It was written elsewhere, and came here with its date: it is no news, whenever it came.
    is_imported = models.BooleanField(default=False)
    #: The code of the language it is written in; "" for the site's own.
    language = models.CharField(max_length=8, blank=True)
    #: What to know before reading, in a few words; "" for nothing (`community.comments.content_notes`).
    content_note = models.CharField(max_length=MAX_NOTE_LENGTH, blank=True)
    #: A keyed hash of the sender's IP address, for rate limits and repetition; erased after a month.
    ip_hash = models.CharField(max_length=64, blank=True, db_index=True)
    #: How many members it helped.
    reaction_count = models.PositiveIntegerField(default=0)
    #: On a thread's first comment: the highest `reaction_count` in the thread, which "most helpful" sorts by.
    thread_max_reactions = models.PositiveIntegerField(default=0)

    objects = CommentManager()

    class Meta:
        constraints = [
            # Reading order, and the index that pages are read by.
            models.UniqueConstraint(fields=["conversation", "path"], name="reading_order"),
        ]
        indexes = [
            models.Index(fields=["status", "xtdcomment_ptr"], name="comments_by_status"),
            models.Index(fields=["conversation", "published_at"], name="comments_by_publication"),
            # Comments that only their authors see: few, and queried after every change.
            models.Index(
                fields=["conversation"], condition=Q(status__in=SEEN_BY_ITS_AUTHOR), name="waiting_in_conversation"
            ),
            models.Index(fields=["conversation"], condition=Q(is_outcome=True), name="outcomes_of_conversations"),
            # First comments of threads: the orders "newest" and "most helpful" read along these.
            models.Index(fields=["conversation", "path"], condition=Q(path__length=WIDTH), name="threads_by_age"),
            models.Index(
                fields=["conversation", "-thread_max_reactions", "path"],
                condition=Q(path__length=WIDTH),
                name="threads_by_helpfulness",
            ),
        ]
        permissions = [("moderate_comment", "Can moderate comments")]

    def __str__(self) -> str:
        return f"{self.name}: {self.comment[:60]}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.is_public = self.status == Status.PUBLISHED
        self.is_removed = self.status in {Status.REMOVED, Status.WITHDRAWN}
        if (fields := kwargs.get("update_fields")) is not None and "status" in fields:
            kwargs["update_fields"] = {*fields, "is_public", "is_removed"}
        is_new = self._state.adding
        # Past XtdComment.save: it numbers threads without a lock and rewrites other rows (docs/decisions/0003).
        super(XtdComment, self).save(*args, **kwargs)
        if is_new and not self.thread_id:
            self.thread_id: int = self.pk
            self.parent_id: int = self.pk
            XtdComment.norel_objects.filter(pk=self.pk).update(thread_id=F("pk"), parent_id=F("pk"))
        Conversation.objects.renew_cache_version(self.conversation_id)

    @property
    def name(self) -> str:
        """The name readers see: an alias, a member's present name, or what a guest called themselves."""
        if self.alias:
            return self.alias
        return self.user.display_name if self.user_id else self.user_name

    @property
    def is_published(self) -> bool:
        return self.status == Status.PUBLISHED

    # `get_absolute_url` is in the settings (ABSOLUTE_URL_OVERRIDES): the permalink belongs to a room to the right.
