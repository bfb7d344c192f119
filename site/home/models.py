from typing import Any

from django.db import models
from django.db.models import Count, Q, QuerySet, Subquery
from django.http import Http404, HttpRequest
from django.utils.text import slugify
from django.utils.timezone import localtime
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from blog.models import ArticleIndexPage, ArticlePage, Topic
from blog.models.article_queryset import is_restricted
from blog.models.checked_page import CheckedPageMixin
from blog.models.essential_page import EssentialPageMixin
from community.members.models import User

from .lively import lively_comments
from .page_versions import page_as_of, version_asked_for, versions_of
from .unread_news import greeting, unread_news
from .weekly_question import WeeklyQuestion as WeeklyQuestion  # Django looks for models in this module
from .weekly_question import this_weeks_question

# Two rows of two below the lead.
ARTICLE_COUNT = 4
COMMENT_COUNT = 4
# The lead and one row of three.
PICK_COUNT = 4
#: The information pages that templates link to: the footer of every page, the form, joining.
HOUSE_RULES = "house-rules"
ESSENTIAL_SLUGS = {"about", HOUSE_RULES, "privacy"}


class HomePage(CheckedPageMixin, EssentialPageMixin, Page):
    welcome = models.CharField(
        max_length=100, help_text="The heading above the introduction.", default="Work and family, both in the air"
    )
    introduction = models.CharField(max_length=400, help_text="What this place is; shown to those who have not joined.")

    max_count = 1
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = ["blog.ArticleIndexPage", "home.InformationPage"]
    content_panels = [
        *Page.content_panels,
        FieldPanel("welcome"),
        FieldPanel("introduction"),
        InlinePanel(
            "picks",
            heading="Editors' pick",
            label="Article",
            max_num=PICK_COUNT,
            help_text="The first one leads the page, the others stand below. Without a pick, the newest article leads. "
            "What is not published, or not for everybody, is left out.",
        ),
    ]

    class Meta:
        verbose_name = "home page"

    def route(self, request: HttpRequest, path_components: list[str]) -> Any:
        """Find the list of articles in one query. Wagtail's own way asks twice for each part of the address.

        (`home.views.article` finds an article in one query.)
        """
        if path_components:
            url_path = f"{self.url_path}{path_components[0]}/"
            lists = ArticleIndexPage.objects.filter(slug=path_components[0], url_path=url_path)
            if index := lists.annotate(is_restricted=is_restricted()).first():
                return index.route(request, path_components[1:])
        return super().route(request, path_components)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        picks, newest = self.picks_and_newest()
        leading = picks or newest[:1]
        lead = leading[0] if leading else None
        context |= {"lead": lead, "picks": leading[1:]}
        context["articles"] = [article for article in newest if article != lead][:ARTICLE_COUNT]
        context["weekly"] = this_weeks_question()
        context["comments"] = lively_comments(COMMENT_COUNT)
        context["topics"] = topics_with_articles()
        if isinstance(member := getattr(request, "user", None), User):  # a preview has none
            now = localtime()
            context |= {"greeting": greeting(now), "news": unread_news(member, now)}
        return context

    def picks_and_newest(self) -> tuple[list[ArticlePage], list[ArticlePage]]:
        """Return the editors' picks in their order, and the newest other articles; all in one query."""
        picked = [pick.article_id for pick in self.picks.all()][:PICK_COUNT]
        readable = ArticlePage.objects.readable().newest_first()
        newest = Q(pk__in=Subquery(readable.values("pk")[: ARTICLE_COUNT + 1 + PICK_COUNT]))
        found = list(readable.filter(Q(pk__in=picked) | newest).as_cards())
        picks = sorted((article for article in found if article.pk in picked), key=lambda pick: picked.index(pick.pk))
        return picks, [article for article in found if article.pk not in picked]


def topics_with_articles() -> QuerySet[Topic]:
    """Topics on which everybody may read something, each with the number of its articles (`article_count`)."""
    readable = Q(articles__in=ArticlePage.objects.readable().values("pk"))
    return Topic.objects.annotate(article_count=Count("articles", filter=readable)).filter(article_count__gt=0)


class EditorsPick(Orderable):
    """An article that the editors show at the top of the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="picks")
    article = models.ForeignKey(ArticlePage, models.CASCADE, related_name="+")

    panels = [FieldPanel("article")]

    def __str__(self) -> str:
        return str(self.article)


class RuleSection(Orderable):
    """A numbered section of the house rules. Reasons of decisions lead to its anchor, which stays when its title
    changes or others come before it."""

    page = ParentalKey("home.InformationPage", on_delete=models.CASCADE, related_name="sections")
    title = models.CharField(max_length=80)
    anchor = models.SlugField(max_length=50, blank=True, editable=False)
    body = RichTextField(features=["bold", "italic", "link", "ol", "ul"])

    panels = [FieldPanel("title"), FieldPanel("body")]

    def __str__(self) -> str:
        return self.title

    def clean(self) -> None:
        """Before a revision is made of it, so that a draft has the anchor as well."""
        self.anchor = self.anchor or slugify(self.title)[:50] or "section"

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.clean()
        super().save(*args, **kwargs)


class InformationPage(CheckedPageMixin, EssentialPageMixin, Page):
    """A page about the site: About, House rules, Privacy."""

    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [
        *Page.content_panels,
        FieldPanel("body"),
        InlinePanel(
            "sections",
            heading="Numbered sections",
            label="Section",
            help_text="Shown below the text, numbered in this order. For the house rules: a reason of a moderator's "
            "decision leads to its section. Every version that was published stays to be read.",
        ),
    ]
    has_fixed_slug = True

    class Meta:
        verbose_name = "information page"

    @property
    def is_essential(self) -> bool:
        return self.slug in ESSENTIAL_SLUGS

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """The house rules come with their versions; `?version=` shows an earlier one."""
        context: dict[str, Any] = super().get_context(request, *args, **kwargs)
        if self.slug != HOUSE_RULES:
            return context
        versions = versions_of(self)
        if asked := request.GET.get("version", ""):
            if (version := version_asked_for(versions, asked)) is None:
                raise Http404
            if version.until:
                context |= {"page": page_as_of(self, version), "old_version": version}
        return context | {"versions": versions}
