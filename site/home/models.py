from typing import Any

from django.db import models
from django.db.models import Q, Subquery
from django.http import HttpRequest
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, InlinePanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, Page

from blog.models import ArticleIndexPage, ArticlePage
from blog.models.article_queryset import is_restricted
from blog.models.checked_page import CheckedPageMixin
from blog.models.essential_page import EssentialPageMixin

from .latest_comments import latest_per_conversation
from .weekly_question import WeeklyQuestion as WeeklyQuestion  # Django looks for models in this module
from .weekly_question import this_weeks_question

# One large card and two rows of three.
ARTICLE_COUNT = 7
COMMENT_COUNT = 6
PICK_COUNT = 3
#: The information pages that templates link to: the footer of every page, the form, joining.
ESSENTIAL_SLUGS = {"about", "house-rules", "privacy"}


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
            help_text="Shown above what is new. What is not published, or not for everybody, is left out.",
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
        context["picks"], context["articles"] = self.picks_and_newest()
        context["weekly"] = this_weeks_question()
        context["comments"] = latest_per_conversation(COMMENT_COUNT)
        return context

    def picks_and_newest(self) -> tuple[list[ArticlePage], list[ArticlePage]]:
        """Return the editors' picks in their order, and the newest other articles; all in one query."""
        picked = [pick.article_id for pick in self.picks.all()][:PICK_COUNT]
        readable = ArticlePage.objects.readable().newest_first()
        newest = Q(pk__in=Subquery(readable.values("pk")[: ARTICLE_COUNT + PICK_COUNT]))
        found = list(readable.filter(Q(pk__in=picked) | newest).as_cards())
        picks = sorted((article for article in found if article.pk in picked), key=lambda pick: picked.index(pick.pk))
        return picks, [article for article in found if article.pk not in picked][:ARTICLE_COUNT]


class EditorsPick(Orderable):
    """An article that the editors show at the top of the home page."""

    page = ParentalKey(HomePage, on_delete=models.CASCADE, related_name="picks")
    article = models.ForeignKey(ArticlePage, models.CASCADE, related_name="+")

    panels = [FieldPanel("article")]

    def __str__(self) -> str:
        return str(self.article)


class InformationPage(CheckedPageMixin, EssentialPageMixin, Page):
    """A page about the site: About, House rules, Privacy."""

    body = RichTextField(features=["h2", "h3", "bold", "italic", "link", "ol", "ul"])

    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    content_panels = [*Page.content_panels, FieldPanel("body")]
    has_fixed_slug = True

    class Meta:
        verbose_name = "information page"

    @property
    def is_essential(self) -> bool:
        return self.slug in ESSENTIAL_SLUGS
