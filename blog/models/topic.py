from typing import Any

from django.apps import apps
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models, transaction
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from community.discussions.topic_rules import WhoMayStart
from community.members.models import User

from .redirects import create_redirect


class Colour(models.TextChoices):
    """Names of CSS variables (`site/styles/tokens.css`), each with one value for light mode and one for dark mode."""

    WORK = "work", "Teal"
    FAMILY = "family", "Orange"
    SELF = "self", "Ochre"
    BLUE = "blue", "Blue"
    ROSE = "rose", "Rose"
    GREEN = "green", "Green"
    SLATE = "slate", "Slate"


class Topic(models.Model):
    """A subject that editors define. There are few of them, each with a page."""

    name = models.CharField(max_length=60, unique=True)
    slug = models.SlugField(
        max_length=60, unique=True, allow_unicode=True, help_text="The last part of the topic's address."
    )
    description = models.CharField(max_length=200, blank=True, help_text="One sentence, shown above its articles.")
    colour = models.CharField(max_length=6, choices=Colour.choices, default=Colour.WORK)
    position = models.PositiveSmallIntegerField(default=0, help_text="Topics are listed by this number, then by name.")
    followers = GenericRelation("notifications.Subscription")
    allows_anonymity = models.BooleanField(
        "members may comment without their name",
        default=False,
        help_text="For what people say only if nobody knows who they are. A conversation can also allow it by itself.",
    )

    who_may_start = models.CharField(
        "who may start a discussion",
        max_length=11,
        choices=WhoMayStart,
        default=WhoMayStart.MEMBERS,
    )
    is_for_members = models.BooleanField(
        "only members may write in its discussions",
        default=False,
        help_text="Guests can still read everything.",
    )
    is_read_first = models.BooleanField(
        "a moderator reads everything first",
        default=False,
        help_text="Each discussion about it, and each answer there. Except what moderators write.",
    )
    is_not_indexed = models.BooleanField(
        "keep its discussions out of search engines",
        default=False,
        help_text="They stay on the site, in its search and its feeds.",
    )
    is_sensitive = models.BooleanField(
        "sensitive: never in digests",
        default=False,
        help_text="Nothing of its discussions is quoted in e-mails that somebody else might read over a shoulder.",
    )
    about_discussions = models.CharField(
        "what its discussions are about",
        max_length=200,
        blank=True,
        help_text="One sentence above the list of its discussions. Left empty, the description of the topic.",
    )
    house_rules = models.TextField(
        "house rules of its own",
        max_length=1000,
        blank=True,
        help_text="Shown above its discussions and beside the form, one rule on each line.",
    )

    Colour = Colour

    panels = [
        FieldPanel("name"),
        FieldPanel("slug"),
        FieldPanel("description"),
        FieldPanel("colour"),
        FieldPanel("position"),
        MultiFieldPanel(
            [
                FieldPanel(name)
                for name in (
                    "about_discussions",
                    "house_rules",
                    "who_may_start",
                    "allows_anonymity",
                    "is_for_members",
                    "is_read_first",
                    "is_not_indexed",
                    "is_sensitive",
                )
            ],
            heading="Discussions",
        ),
    ]

    class Meta:
        ordering = ["position", "name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        before = Topic.objects.filter(pk=self.pk).first()
        with transaction.atomic():
            super().save(*args, **kwargs)
            if before and before.slug != self.slug:
                create_redirect(before.get_absolute_url(), self.get_absolute_url())

    def is_author(self, member: User) -> bool:
        """Whether the member has written about it. Nothing is looked up for those who do not write here."""
        return member.has_perm("wagtailadmin.access_admin") and self.articles_by(member).exists()

    def articles_by(self, member: User) -> models.QuerySet[Any]:
        article: Any = apps.get_model("blog.ArticlePage")
        found: models.QuerySet[Any] = article.objects.live().by(member).filter(topics=self)
        return found

    def get_absolute_url(self) -> str:
        return f"/articles/topics/{self.slug}/"
