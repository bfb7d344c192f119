"""See docs/decisions/0019."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.text import slugify

from community.comments.models import Comment, Conversation
from community.comments.models.conversation import content_type_of
from community.members.models import User

from .discussion_queryset import DiscussionQuerySet
from .refreshed_columns import refresh_columns
from .tagging import TaggedDiscussion as TaggedDiscussion  # Django looks for models in this module
from .topic_rules import says

#: Characters. A question fits; a story belongs below it.
MAX_TITLE_LENGTH = 120
SLUG_LENGTH = 80

#: Pages of a discussion have these addresses: a title of one such word gets a hyphen.
TAKEN_SLUGS = frozenset({"rename", "outcome", "moderate"})

Status = Comment.Status
#: Its starter finds it at its address: it waits, or there is a reason to read.
SEEN_BY_ITS_STARTER = frozenset({Status.HELD, Status.SPAM, Status.REMOVED})
IS_PUBLISHED = Q(is_published=True)


def slug_of(title: str) -> str:
    """Letters and digits of any script; "" for a title without any. The address also has the key, so it need not be
    unique."""
    slug = slugify(title, allow_unicode=True)[:SLUG_LENGTH].strip("-")
    return f"{slug}-" if slug in TAKEN_SLUGS else slug


class Discussion(models.Model):
    """A title, and the comment that says what it is about. All else is the opening's: its author, its status, its
    language. The last four columns save joins in lists; `conversation_changed` keeps them."""

    title = models.CharField(max_length=MAX_TITLE_LENGTH)
    slug = models.SlugField(max_length=SLUG_LENGTH, allow_unicode=True, blank=True, db_index=False)
    #: None only inside the transaction that starts it: the comment needs the discussion's key first.
    opening = models.OneToOneField(Comment, models.CASCADE, null=True, related_name="opened_discussion")
    # A topic of the room to the right, which this room does not know (docs/decisions/0019).
    topic_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, related_name="+")
    topic_id = models.PositiveBigIntegerField(null=True, blank=True)
    topic = GenericForeignKey("topic_type", "topic_id")
    # What it was started about, such as an article: anything that people can comment on.
    about_type = models.ForeignKey(ContentType, models.SET_NULL, null=True, blank=True, related_name="+")
    about_id = models.PositiveBigIntegerField(null=True, blank=True)
    about = GenericForeignKey("about_type", "about_id")
    created_at = models.DateTimeField(default=timezone.now)
    #: Its opening is a comment there now, and its address leads to it.
    merged_into = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="merged")
    #: Its opening was a comment there, below `split_under` unless it began a thread.
    split_from = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="split_off")
    split_under = models.ForeignKey(Comment, models.SET_NULL, null=True, blank=True, related_name="+")
    #: A moderator has renamed it: why, for all readers, and what it was called, to undo it.
    why_renamed = models.CharField(max_length=MAX_TITLE_LENGTH, blank=True)
    earlier_title = models.CharField(max_length=MAX_TITLE_LENGTH, blank=True)

    #: When its starter was asked how it turned out: once.
    outcome_asked_at = models.DateTimeField(null=True, blank=True, editable=False)

    #: A moderator has pinned it to the top of its topic.
    pinned_at = models.DateTimeField(null=True, blank=True, editable=False)

    is_published = models.BooleanField(default=False, editable=False)
    answer_count = models.PositiveIntegerField(default=0, editable=False)
    last_activity_at = models.DateTimeField(default=timezone.now, editable=False)
    #: It is a question with an answer that helped, which can be read.
    is_solved = models.BooleanField(default=False, editable=False)
    #: How many members its most helpful comment helped.
    helped_count = models.PositiveIntegerField(default=0, editable=False)

    #: Its starter pauses or closes it. Who may write, and whether with a name, is the editors' and moderators' to say.
    settings_for_authors = frozenset({"state", "note"})

    objects = DiscussionQuerySet.as_manager()

    class Meta:
        indexes = [
            # One for each list, so that a page is read off it from any row on.
            models.Index(fields=["-last_activity_at", "-id"], condition=IS_PUBLISHED, name="discussions_by_activity"),
            models.Index(fields=["-id"], condition=IS_PUBLISHED, name="discussions_by_age"),
            models.Index(fields=["-id"], condition=IS_PUBLISHED & Q(answer_count=0), name="discussions_unanswered"),
            models.Index(fields=["-id"], condition=IS_PUBLISHED & Q(is_solved=True), name="discussions_solved"),
            models.Index(
                fields=["-helped_count", "-id"],
                condition=IS_PUBLISHED & Q(helped_count__gt=0),
                name="discussions_by_help",
            ),
            models.Index(
                fields=["topic_type", "topic_id", "-last_activity_at", "-id"],
                condition=IS_PUBLISHED,
                name="discussions_by_topic",
            ),
            models.Index(
                fields=["topic_type", "topic_id"], condition=Q(pinned_at__isnull=False), name="discussions_pinned"
            ),
            models.Index(
                fields=["about_type", "about_id", "-last_activity_at"],
                condition=IS_PUBLISHED & Q(about_id__isnull=False),
                name="discussions_about",
            ),
            models.Index(fields=["-created_at"], condition=IS_PUBLISHED, name="discussions_by_start"),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("discussion", args=[self.pk, self.slug] if self.slug else [self.pk])

    @property
    def appeared_at(self) -> datetime | None:
        return self.opening.published_at if self.opening else None

    @property
    def language(self) -> str:
        return self.opening.language if self.opening else ""

    def policy_topics(self) -> list[Any]:
        return [self.topic] if self.topic else []

    def allows_anonymity(self) -> bool:
        return says(self.topic, "allows_anonymity")

    def is_for_members(self) -> bool:
        return says(self.topic, "is_for_members")

    def is_read_first(self) -> bool:
        return says(self.topic, "is_read_first")

    def is_sensitive(self) -> bool:
        return says(self.topic, "is_sensitive")

    def accepts_comments(self) -> bool:
        """Also while it is held: its starter may still change it, and nobody else finds it."""
        if self.merged_into_id:
            return False
        return self.is_published or (self.opening is not None and self.opening.status == Status.HELD)

    def may_be_read_by(self, user: object) -> bool:
        """Everybody while it is published; its starter and moderators also when it is not."""
        if self.is_published:
            return True
        if not isinstance(user, User) or self.opening is None or self.merged_into_id:
            return False
        is_starters = self.opening.user_id == user.pk and self.opening.status in SEEN_BY_ITS_STARTER
        return is_starters or user.has_perm("comments.moderate_comment")

    @classmethod
    def load_restrictions(cls, discussions: list[Discussion]) -> None:
        """With what they open and their topics: constant queries for all of them."""
        prefetch_related_objects(discussions, "opening", "topic")

    def may_choose_answer(self, member: User) -> bool:
        """Besides its starter and moderators: who writes about its topic."""
        return bool(self.topic and self.topic.is_author(member))

    def comment_authors(self) -> set[int]:
        """Its starter. Nobody under an alias: the author mark would stand beside their name elsewhere."""
        opening = self.opening
        return {opening.user_id} if opening and opening.user_id and not opening.alias else set()

    @classmethod
    def conversation_changed(cls, conversation: Conversation) -> None:
        refresh_columns(cls, conversation)

    @property
    def conversation(self) -> Conversation | None:
        return Conversation.objects.filter(content_type=content_type_of(self), object_id=self.pk).first()
