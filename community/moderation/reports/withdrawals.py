"""When a member leaves and all they wrote is withdrawn at once, its reports are closed."""

from collections.abc import Collection
from typing import Any

from community.comments.models import Comment
from community.comments.states import comments_withdrawn
from community.moderation.models import Report

from .closing import close_withdrawn


def many_withdrawn(keys: Collection[int], **signal: Any) -> None:
    reported = Report.objects.filter(comment__in=keys, closed_at=None).order_by().values("comment")
    for comment in Comment.objects.filter(pk__in=reported).select_related("conversation"):
        close_withdrawn(comment)


comments_withdrawn.connect(many_withdrawn)
