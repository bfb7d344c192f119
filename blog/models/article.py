from __future__ import annotations

import logging
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.text import capfirst, get_text_list
from modelcluster.contrib.taggit import ClusterTaggableManager
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.search import index

from blog.blocks import BodyBlock
from blog.editor.article_form import ArticleForm
from blog.reading_time import reading_minutes
from community.comments.models import Conversation
from community.members.models import CacheVersion, User

from .article_permissions import ArticlePermissionTester
from .article_queryset import ARTICLES_CACHE, ArticleManager
from .article_update import ArticleUpdate
from .authorship import ArticleAuthor
from .follow import Follow
from .related_content import ArticleContext, related_content
from .search_visibility import SearchVisibilityMixin
from .story import creates_cycle
from .topic import Topic
from .view_restrictions import CachedRestrictionsMixin, restriction_allows

logger = logging.getLogger(__name__)

# Last parts of addresses below the index that are not articles'.
RESERVED_SLUGS = {"archive", "feed", "tags", "topics"}


class ArticlePage(SearchVisibilityMixin, CachedRestrictionsMixin):  # type: ignore[django-manager-missing]
    """What an author publishes, and what people talk about under it (a `community.comments.targets.Target`)."""

    description = models.TextField(
        "standfirst",
        max_length=200,
        help_text="What it is about, in a sentence or two; shown below the title and in lists.",
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
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)
    notifications = GenericRelation("notifications.Notification")

    objects = ArticleManager()  # type: ignore[django-manager-missing]

    search_fields = [
        *Page.search_fields,
        index.SearchField("description"),
        index.SearchField("body"),
        index.FilterField("published_at"),
    ]
    # A copy appears when it is published, and not on the day of what it was made from.
    exclude_fields_in_copy = ["published_at"]
    base_form_class = ArticleForm
    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("tags"),
        FieldPanel("body"),
        InlinePanel("updates", heading="Updates", label="Update", help_text="Short notes shown on top of the article."),
        MultiFieldPanel(
            [FieldPanel("follows"), FieldPanel("changed"), FieldPanel("replaces_earlier")], heading="Follow-up"
        ),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alternative")],
            heading="Picture in lists and where the article is shared",
        ),
        InlinePanel("authorships", heading="By whom", label="Author", help_text="Left empty, it is you."),
        FieldPanel("published_at"),
    ]

    class Meta:
        verbose_name = "article"

    def clean(self) -> None:
        super().clean()
        if self.slug in RESERVED_SLUGS:
            raise ValidationError({"slug": "This address is taken by the site itself."})
        if self.follows_id and creates_cycle(self):
            raise ValidationError({"follows": "That article is a later part of this story, or this article itself."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.reading_minutes = reading_minutes(self.body)
            if self._state.adding and self.owner and not self.authorships.all():
                self.authorships = [ArticleAuthor(user=self.owner)]  # type: ignore[misc]
            if self.live and not self.published_at:
                self.published_at = self.first_published_at or timezone.now()
        with transaction.atomic():
            if self.follows_id:
                self.drop_cyclic_follow()
            super().save(*args, **kwargs)

    def drop_cyclic_follow(self) -> None:
        """The form refuses a loop with a message (`clean`). Here is nobody to read one: an approval, the clock, or two
        authors whose forms were both right when they were sent. The later one stays, without the link."""
        Page.objects.select_for_update().get(depth=1)  # one at a time
        if creates_cycle(self):
            logger.warning("%s would follow itself; saved without what it follows", self)
            self.follows = None

    def get_absolute_url(self) -> str:
        return self.get_url() or "/"

    @property
    def authors(self) -> list[User | None]:
        """In the order of the byline; None in the place of somebody who left."""
        return [authorship.user for authorship in self.authorships.all()]

    @property
    def author_names(self) -> str:
        """Rosa Okafor, Owen Prydderch and a former member."""
        names = get_text_list([str(author or "a former member") for author in self.authors], "and")
        return capfirst(names or "a former member")

    @property
    def appeared_at(self) -> datetime | None:
        return self.published_at

    def accepts_comments(self) -> bool:
        return self.live and not self.expired and not self.get_view_restrictions()

    def may_be_read_by(self, user: object) -> bool:
        member = user if isinstance(user, User) else None
        if self.live and all(restriction_allows(member, restriction) for restriction in self.get_view_restrictions()):
            return True
        return member is not None and self.permissions_for_user(member).can_edit()

    @cached_property
    def related_content(self) -> ArticleContext:
        return related_content(self, among=ArticlePage.objects.readable())

    @cached_property
    def cache_version(self) -> int:
        """Another one after every change to articles or people (`blog.article_cache`)."""
        return CacheVersion.objects.of(ARTICLES_CACHE)[0]

    @cached_property
    def conversation(self) -> Conversation | None:
        """None while nobody has said anything."""
        return Conversation.objects.find(self)

    @cached_property
    def topic_list(self) -> list[Topic]:
        return list(self.topics.all())

    @cached_property
    def update_list(self) -> list[ArticleUpdate]:
        """The latest first."""
        return list(self.updates.all())

    def comment_authors(self) -> set[int]:
        return {authorship.user_id for authorship in self.authorships.all() if authorship.user_id}

    def allows_anonymity(self) -> bool:
        return any(topic.allows_anonymity for topic in self.topic_list)

    def permissions_for_user(self, user: User) -> ArticlePermissionTester:
        return ArticlePermissionTester(user, self)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        # Nothing else is looked up here: the template keeps what is the same for all readers by this stamp.
        context["cache_version"] = self.cache_version
        reader = getattr(request, "user", None)
        context["is_followed"] = (
            isinstance(reader, User) and Follow.objects.filter(member=reader).of_story(self).exists()
        )
        return context
