"""What happens when an article is published, unpublished, restricted or deleted: one function each, in order.

Signals call them inside the transaction of the change (`blog.receivers` says which; what a signal is about arrives as
`instance`). What can fail or takes time is only enqueued here and done by tasks after the commit.
"""

from collections.abc import Collection
from typing import Any

from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.images.models import AbstractImage
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Revision

from community.check_ins.models import CheckIn
from community.comments.models import Conversation
from community.comments.policy.hidden_conversations import refresh_hidden
from community.members.models import CacheVersion

from .assets.image_form import articles_showing
from .assets.publish_assets import enqueue_article_assets
from .follows.article_notifications import (
    enqueue_article_notifications,
    hide_notifications_about,
    update_notifications_about,
)
from .follows.quoted_discussions import record_quotes
from .follows.story_followers import keep_story_followers, story_followers_beside
from .models import ArticlePage
from .models.article_queryset import is_restricted, renew_article_cache
from .newsletter.sending import withhold_newsletters

#: What saving a draft writes to its page. Readers see none of these fields.
DRAFT_FIELDS = {"latest_revision", "latest_revision_created_at", "draft_title", "has_unpublished_changes"}


def published(instance: ArticlePage, revision: Revision, **signal: Any) -> None:
    """Also runs when a publication is only scheduled: the article is not live then."""
    article = instance
    enqueue_article_assets([article.pk, *articles_quoting([article.pk])])  # images, share card, text for feeds
    if article.live:
        delete_shadowing_redirect(article)
        update_notifications_about([article.pk])  # hidden when the article is restricted
        refresh_hidden(filter(None, [Conversation.objects.find(article)]))  # its topics may be others now
        enqueue_article_notifications(article, revision)  # of a new article, or of a follow-up
        record_quotes(article, revision)  # and tell those who take part in these discussions
    renew_article_cache()


def unpublished(instance: ArticlePage, **signal: Any) -> None:
    """Also runs before an article is deleted, and when it expires."""
    article = instance
    hide_notifications_about(article)
    withhold_newsletters([article.pk])
    enqueue_article_assets(articles_quoting([article.pk]))
    renew_article_cache()


def restricted(instance: PageViewRestriction, **signal: Any) -> None:
    """The view restriction of a page was added, changed or removed. It holds for all articles below the page too.

    The number of queries does not depend on the number of articles.
    """
    below = ArticlePage.objects.live().descendant_of(instance.page, inclusive=True)
    articles = list(below.values_list("pk", flat=True))
    update_notifications_about(articles)
    withhold_newsletters(list(below.filter(is_restricted()).values_list("pk", flat=True)))
    enqueue_article_assets(articles_quoting(articles))
    renew_article_cache()


def check_in_changed(instance: CheckIn, **signal: Any) -> None:
    """It was published, retired, or changed: articles with it show it, and their cards say how long it takes."""
    pages = ContentType.objects.get_for_model(Page)
    found = ReferenceIndex.get_references_to(instance).filter(base_content_type=pages)
    articles = ArticlePage.objects.filter(pk__in=[int(pk) for pk in found.values_list("object_id", flat=True)])
    articles.update(check_in_minutes=instance.minutes if instance.live else 0)
    enqueue_article_assets(list(articles.live().values_list("pk", flat=True)))
    renew_article_cache()


def before_deletion(instance: ArticlePage, **signal: Any) -> None:
    """While the article still connects the parts of its story. Wagtail has unpublished it already (`unpublished`)."""
    instance.story_followers = story_followers_beside(instance)


def deleted(instance: ArticlePage, **signal: Any) -> None:
    """Django has deleted its assets, its notifications and the follows of this part with it."""
    keep_story_followers(instance.story_followers)
    renew_article_cache()


def image_will_be_deleted(instance: AbstractImage, **signal: Any) -> None:
    """The article stays. Its enclosure, share image and text for feeds name the file that is deleted."""
    enqueue_article_assets(articles_showing(instance).values_list("pk", flat=True))


def shown_content_changed(update_fields: frozenset[str] | None = None, **signal: Any) -> None:
    """Something that the pages of articles show was saved, moved or deleted.

    `update_fields`: those given to `Model.save`, None for all.
    """
    if update_fields is None or not update_fields <= DRAFT_FIELDS:
        renew_article_cache()


def people_changed(instance: CacheVersion, **signal: Any) -> None:
    """A byline shows members. Their version is always renewed before this one: two transactions that lock the two
    rows in different orders would wait for each other (docs/decisions/0012)."""
    if instance.name == CacheVersion.PEOPLE:
        renew_article_cache()


def articles_quoting(articles: Collection[int]) -> list[int]:
    """The ids of the pages that show one of these articles, by id, in a block “Related articles”.

    The text that feeds get of them names its title and standfirst. One query.
    """
    pages = ContentType.objects.get_for_model(Page)
    references = ReferenceIndex.objects.filter(
        base_content_type=pages,
        to_content_type=pages,
        to_object_id__in=[str(pk) for pk in articles],
        model_path__startswith="body.related.",
    )
    return [int(key) for key in references.values_list("object_id", flat=True).distinct()]


def delete_shadowing_redirect(article: ArticlePage) -> None:
    """The slug may have been used before. A redirect from it would lead to itself once the article is unpublished."""
    if url := article.get_url():
        Redirect.objects.filter(old_path=Redirect.normalise_path(url)).delete()
