"""A guest's comment that others do not see, drawn for the guest alone as it will stand in its place."""

from django.utils.safestring import SafeString, mark_safe
from django.utils.timezone import localtime

from community.comments.models import Comment

from .comment_fragments import Surroundings, sketch
from .pagination import COLUMNS, CommentRow, public_names
from .relative_time import relative_time
from .rendering import joined

#: Nobody answers it yet, finds it helpful or features it.
ALONE = Surroundings(for_members=False, authors=frozenset(), featured=frozenset(), write_url="", query="")


def render_pending(comment: Comment, *, address: str, chip: str, what_next: SafeString) -> SafeString:
    """`address` is where its guest finds it: it has no permalink before it is published."""
    row = CommentRow(*Comment.objects.values_list(*COLUMNS).get(pk=comment.pk))
    now = localtime()
    # Whom it answers is said: the page it is shown on may be another than the one that has the answered comment.
    made = sketch(row._replace(parent_id=0), public_names([row]), ALONE, now, permalink=address)
    html = joined(
        made,
        relative_time(row.submit_date, now),
        row.body_html + what_next,
        looks=f" is-{row.status}",
        chips=f'<span class="chip warn">{chip}</span>',
    )
    return mark_safe(html)  # noqa: S308 -- each value escaped where it is put in
