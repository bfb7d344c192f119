"""Articles that came back to their author: an editor asked for changes, or they were not complete at their time."""

from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q
from wagtail.models import Page, PageLogEntry, WorkflowState

from blog.editor.log_actions import REFUSED
from blog.models import ArticlePage
from community.members.models import User


@dataclass(frozen=True)
class ReturnedArticle:
    article: ArticlePage
    #: What an editor wrote, or what is missing; may be empty.
    reason: str
    at: datetime
    #: None when nobody looked at it: its time had come and it was not complete.
    by: User | None


def returned_articles(author: User) -> list[ReturnedArticle]:
    """The latest first. Three queries, however many articles there are. Handing it in again takes it off the list."""
    is_own = Q(owner=author) | Q(authorships__user=author)
    own = ArticlePage.objects.filter(is_own).distinct().defer_streamfields().in_bulk()
    returned = WorkflowState.objects.filter(
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id__in=[str(pk) for pk in own],
    ).select_related("current_task_state__finished_by")
    is_waiting = Q(page__live=False) | Q(page__has_unpublished_changes=True)
    refused = PageLogEntry.objects.filter(
        is_waiting, action=REFUSED, page__in=list(own), revision=F("page__latest_revision")
    )
    found = [
        ReturnedArticle(own[int(each.object_id)], task.comment, task.finished_at, task.finished_by)
        for each in returned
        if (task := each.current_task_state) and task.finished_at
    ]
    found += [ReturnedArticle(own[each.page_id], each.message, each.timestamp, None) for each in refused]
    return sorted(found, key=lambda each: each.at, reverse=True)
