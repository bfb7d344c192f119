from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils import timezone
from modelcluster.fields import ParentalManyToManyField
from wagtail.admin.panels import FieldPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import StreamField
from wagtail.models import Page, PageViewRestriction

from blog.blocks import BodyBlock
from blog.forms import ArticleForm
from blog.reading_time import reading_minutes
from community.members.models import User

from .access import is_open_to
from .queries import ArticleManager
from .story import story_of, would_follow_itself
from .topic import Topic

# Last parts of addresses below the index that are not articles'.
TAKEN_SLUGS = {"feed", "topics"}


class ArticlePage(Page):
    """What an author publishes, and what people talk about under it (a `community.comments.targets.Target`)."""

    description = models.TextField(
        "standfirst",
        max_length=200,
        help_text="What it is about, in a sentence or two; shown below the title and in lists.",
    )
    # An author who leaves takes the name along; the article stays, by "a former member".
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="articles",
        help_text="Left empty, it is you.",
    )
    published_at = models.DateTimeField(
        "date",
        null=True,
        blank=True,
        db_index=True,
        help_text="The date readers see. Left empty, it is the moment of publishing.",
    )
    topics = ParentalManyToManyField(Topic, blank=True, related_name="articles")
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
    reading_minutes = models.PositiveSmallIntegerField(default=1, editable=False)

    objects = ArticleManager()

    base_form_class = ArticleForm
    parent_page_types = ["blog.ArticleIndexPage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("description"),
        FieldPanel("topics", widget=CheckboxSelectMultiple),
        FieldPanel("body"),
        InlinePanel("updates", heading="Updates", label="Update", help_text="Short notes shown on top of the article."),
        MultiFieldPanel([FieldPanel("follows"), FieldPanel("changed")], heading="Follow-up"),
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alternative")],
            heading="Picture in lists and where the article is shared",
        ),
        MultiFieldPanel([FieldPanel("author"), FieldPanel("published_at")], heading="By whom and when"),
    ]

    class Meta:
        verbose_name = "article"

    def clean(self) -> None:
        super().clean()
        if self.slug in TAKEN_SLUGS:
            raise ValidationError({"slug": "This address is taken by the site itself."})
        if self.follows_id and would_follow_itself(self):
            raise ValidationError({"follows": "That article is a later part of this story, or this article itself."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        if kwargs.get("update_fields") is None:
            self.reading_minutes = reading_minutes(self.body)
            if self._state.adding and not self.author_id:
                self.author = self.owner
            if self.live and not self.published_at:
                self.published_at = self.first_published_at or timezone.now()
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return self.get_url() or "/"

    def get_view_restrictions(self) -> models.QuerySet[PageViewRestriction]:
        """Asked three times for one page: by Wagtail's door, for the comments, for lists. Looked up once."""
        if self.alias_of_id:
            return super().get_view_restrictions()
        if not hasattr(self, "_restrictions"):
            above = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
            self._restrictions = PageViewRestriction.objects.filter(page__path__in=above)
        return self._restrictions

    def accepts_comments(self) -> bool:
        return self.live and not self.expired and not self.get_view_restrictions()

    def may_be_read_by(self, user: object) -> bool:
        member = user if isinstance(user, User) else None
        if self.live and all(is_open_to(member, restriction) for restriction in self.get_view_restrictions()):
            return True
        return member is not None and self.permissions_for_user(member).can_edit()

    def comment_authors(self) -> set[int]:
        return {self.author_id} if self.author_id else set()

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        readable = ArticlePage.objects.readable()
        context["topics"] = self.topics.all()
        context["story"] = story_of(self, among=readable)
        context["follows"] = next((part for part in context["story"] if part.pk == self.follows_id), None)
        if self.pk and self.published_at:
            context["previous"], context["next"] = readable.neighbours_of(self)
        return context
