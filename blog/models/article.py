from __future__ import annotations

import logging
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst, get_text_list
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.fields import StreamField
from wagtail.images.models import AbstractImage
from wagtail.models import Page
from wagtail.search import index

from blog.blocks import BodyBlock
from blog.blocks.body import images_in, reading_minutes
from blog.blocks.check_in_block import check_in_minutes
from blog.editor.article_form import ArticleForm
from blog.editor.article_panels import ARTICLE_PANELS
from blog.editor.publish_problems import article_problems
from community.comments.content_notes import MAX_NOTE_LENGTH
from community.conversations.conversation_context import canonical_query
from community.members.models import CacheVersion, User
from community.notifications.bell import mark_as_seen
from community.text.languages import direction_of, language_choices

from .access import CommentTargetMixin
from .article_permissions import ArticlePermissionTester
from .article_queryset import ARTICLES_CACHE, ArticleManager, story_parts
from .article_update import ArticleUpdate
from .authorship import ArticleAuthor
from .checked_page import CheckedPageMixin
from .external_mention import ExternalMention
from .related_content import ArticleContext, related_content
from .search_visibility import SearchVisibilityMixin
from .topic import Topic

logger = logging.getLogger(__name__)


# Wagtail's managers have no types.
class ArticlePage(CheckedPageMixin, SearchVisibilityMixin, CommentTargetMixin):  # type: ignore[django-manager-missing]
    """What authors publish and readers comment on."""

    description = models.TextField(
        "standfirst",
        max_length=300,
        help_text="What it is about, in a sentence or two; shown below the title and in lists.",
    )
    content_note = models.CharField(
        max_length=MAX_NOTE_LENGTH,
        blank=True,
        help_text="What readers may want to know first, in a few words: “birth, loss”. The text is folded below it.",
    )
    published_at = models.DateTimeField(
        "date",
        null=True,
        blank=True,
        db_index=True,
        help_text="The date readers see. Left empty, it is the moment of publishing.",
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="articles")
    tags = ClusterTaggableManager(through="blog.TaggedArticle", blank=True)
    picture = models.ForeignKey("wagtailimages.Image", models.SET_NULL, null=True, blank=True, related_name="+")
    picture_alternative = models.CharField(
        "alternative text",
        max_length=200,
        blank=True,
        help_text="What the picture shows, for people who cannot see it.",
    )
    body = StreamField(BodyBlock())
    follows = models.ForeignKey(
        "self",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="followed_by",
        help_text="The earlier article whose story this one continues.",
    )
    changed = models.CharField(
        "what has changed since",
        max_length=200,
        blank=True,
        help_text="In one sentence, for those who read the earlier one.",
    )
    replaces_earlier = models.BooleanField(
        "replaces the earlier one",
        default=False,
        help_text="The earlier article then says on top that this one is to be read instead.",
    )
    language = models.CharField(
        max_length=8,
        blank=True,
        choices=language_choices,
        help_text="Only if it is not in English, so that screen readers pronounce it right.",
    )
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    #: Of the check-in in its text; 0 without one.
    check_in_minutes = models.PositiveSmallIntegerField(default=0, editable=False)
    notifications = GenericRelation("notifications.Notification")
    followers = GenericRelation("notifications.Subscription")

    objects = ArticleManager()  # type: ignore[django-manager-missing]  # the same

    search_fields = [
        *Page.search_fields,
        index.SearchField("description"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]
    # Set when the copy is published; the date of the original would be wrong.
    exclude_fields_in_copy = ["published_at"]
    base_form_class = ArticleForm
    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []
    content_panels = ARTICLE_PANELS

    class Meta:
        verbose_name = "article"

    def clean(self) -> None:
        super().clean()
        if self.follows_id and self.follows_itself():
            raise ValidationError({"follows": "That article is a later part of this story, or this article itself."})

    def field_problems(self) -> dict[str, str]:
        return article_problems(
            vars(self) | {"picture": self.picture_id, "follows": self.follows_id}, now=timezone.now()
        )

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.reading_minutes = reading_minutes(self.body)
            self.check_in_minutes = check_in_minutes(self.body)
            if self._state.adding and self.owner and not self.authorships.all():
                self.authorships.set([ArticleAuthor(user=self.owner)])
            if self.live and not self.published_at:
                self.published_at = self.first_published_at or timezone.now()
        with transaction.atomic():
            if self.follows_id:
                self.drop_cyclic_follow()
            super().save(*args, **kwargs)

    def drop_cyclic_follow(self) -> None:
        """Drops `follows` on a cycle and logs a warning: saves outside the form cannot show an error.

        The form refuses a cycle (`clean`), but a scheduled publication, an approval or another author's form can make
        the cycle afterwards.
        """
        Page.objects.select_for_update().get(depth=1)  # a lock, so that two saves cannot close a cycle together
        if self.follows_itself():
            logger.warning("%s would follow itself; saved without what it follows", self)
            self.follows = None

    def follows_itself(self) -> bool:
        """Whether `follows`, as set here, leads back to this article. The other links are read from the table."""
        story = ArticlePage.objects.filter(pk__in=story_parts([self.follows_id]))
        follows = dict(story.values_list("pk", "follows_id"))
        earlier, seen = self.follows_id, set()
        while earlier and earlier != self.pk and earlier not in seen:
            seen.add(earlier)
            earlier = follows.get(earlier)
        return bool(earlier) and earlier == self.pk

    def get_absolute_url(self) -> str:
        return self.get_url() or "/"

    @property
    def authors(self) -> list[User | None]:
        """In the order of the byline; None in the place of an author who deleted their account."""
        return [authorship.user for authorship in self.authorships.all()]

    @property
    def byline(self) -> list[ArticleAuthor]:
        """`authors`, with the names of those who never had an account here."""
        return list(self.authorships.all())

    @property
    def author_names(self) -> str:
        """The byline in words: “Rosa Okafor, Owen Prydderch and a former member”."""
        names = get_text_list([str(one.user or one.name or "a former member") for one in self.byline], "and")
        return capfirst(names or "a former member")

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def mentions_elsewhere(self) -> list[ExternalMention]:
        """The earliest first. No query when the article was found with `has_external_mentions` and has none."""
        return list(self.external_mentions.all()) if self.pk and getattr(self, "has_external_mentions", True) else []

    @cached_property
    def related_content(self) -> ArticleContext:
        return related_content(self, among=ArticlePage.objects.readable())

    @cached_property
    def cache_version(self) -> int:
        """Part of the cache keys in its template; another number after every change to articles or people."""
        return CacheVersion.objects.of(ARTICLES_CACHE)[0]

    @cached_property
    def lead_picture(self) -> AbstractImage | None:
        """The chosen picture, for the top of the page; None when the text shows it itself."""
        shown = {image.pk for image in images_in(self.body)} if self.picture_id else set()
        return None if self.picture_id in shown else self.picture

    @cached_property
    def update_list(self) -> list[ArticleUpdate]:
        """The latest first."""
        return list(self.updates.all())

    def comment_authors(self) -> set[int]:
        return {authorship.user_id for authorship in self.authorships.all() if authorship.user_id}

    def permissions_for_user(self, user: User) -> ArticlePermissionTester:
        return ArticlePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # No query for the article itself here: its template caches, by this version, what all readers see alike.
        context["cache_version"] = self.cache_version
        context["canonical_query"] = canonical_query(request, self)
        if self.pk and hasattr(request, "user"):  # a preview has none
            mark_as_seen(request, self, self.conversation)
        return context
