"""What its author may do beside a comment. The pages it leads to ask and check again."""

from datetime import datetime

from django.urls import reverse

from .editing import EDITABLE, is_in_time
from .models import Comment
from .pages import Row
from .states import MAY_BECOME


def own_actions(row: Row, now: datetime) -> list[str]:
    actions = []
    if row.status in EDITABLE and is_in_time(row.submit_date, now):
        actions.append(f'<a href="{reverse("comment-edit", args=[row.pk])}" aria-label="Edit what you wrote">Edit</a>')
    if Comment.Status.WITHDRAWN in MAY_BECOME[row.status]:
        address = reverse("comment-withdraw", args=[row.pk])
        actions.append(f'<a href="{address}" aria-label="Withdraw what you wrote">Withdraw…</a>')
    return actions
