"""What its author may do beside a comment. The pages it leads to ask and check again."""

from datetime import datetime

from django.urls import reverse

from community.comments.editing import EDITABLE, is_within_edit_time
from community.comments.models import Comment
from community.comments.states import TRANSITIONS

from .pagination import CommentRow


def own_actions(row: CommentRow, now: datetime) -> list[str]:
    actions = []
    if row.status in EDITABLE and is_within_edit_time(row.submit_date, now):
        actions.append(f'<a href="{reverse("comment-edit", args=[row.pk])}" aria-label="Edit what you wrote">Edit</a>')
    if Comment.Status.WITHDRAWN in TRANSITIONS[row.status]:
        address = reverse("comment-withdraw", args=[row.pk])
        actions.append(f'<a href="{address}" aria-label="Withdraw what you wrote">Withdraw…</a>')
    return actions
