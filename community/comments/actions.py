"""What stands below a comment: what a reader may do with it, by who reads. The pages it leads to check again."""

from __future__ import annotations

from .drawing import Drawing
from .models import Comment
from .own_actions import own_actions
from .pages import Row

Status = Comment.Status

#: What a moderator may do beside a comment, by its status.
ACTS_ON: dict[str, set[str]] = {
    Status.PUBLISHED: {"spam", "remove"},
    Status.HELD: {"approve", "spam", "remove"},
    Status.SPAM: {"restore"},
    Status.REMOVED: {"restore"},
    Status.UNCONFIRMED: set(),
}


def actions(drawing: Drawing, row: Row, name: str) -> str:
    links = []
    if row.status == "published":
        links.append(_helped(drawing, row))
    if drawing.is_open and row.status == "published":
        links.append(
            f'<a href="{drawing.write_url}?reply_to={row.pk}" data-reply="{row.pk}"'
            f' aria-label="Reply to {name}">Reply</a>'
        )
    if row.status == "published":
        links.append(f'<a href="{drawing.permalink(row.pk)}" data-share>Share</a>')
    if drawing.reader.member:
        links.append(f'<a href="{drawing.more(row.pk)}" aria-label="More about the comment by {name}">More</a>')
    if drawing.is_own(row):
        links += own_actions(row, drawing.now)
    if drawing.tends and row.status == "published":
        links.append(_feature(drawing, row, name))
    if drawing.reader.moderates:
        acts = (("approve", "Approve"), ("spam", "Spam"), ("remove", "Remove…"), ("restore", "Restore"))
        links += [
            f'<a href="{drawing.decide(row.pk, act)}" aria-label="{label} the comment by {name}">{label}</a>'
            for act, label in acts
            if act in ACTS_ON[row.status]
        ]
    return f'<p class="actions">{"".join(links)}</p>' if any(links) else ""


def _helped(drawing: Drawing, row: Row) -> str:
    """Members press it, guests and the comment's own author read how many did. The button says what it asks for, so
    that pressing twice is once."""
    count = row.helped_count or ""
    if drawing.reader.member is None or drawing.is_own(row):
        people = "person" if count == 1 else "people"
        found = f'<span class="visually-hidden"> {people} found this helpful</span>'
        return f'<span class="helped">{count}{found}</span>' if count else ""
    pressed, value = ("true", "no") if row.pk in drawing.helped else ("false", "yes")
    return (
        f'<button class="helped" form="acts" formaction="{drawing.helped_address(row.pk)}" name="helped"'
        f' value="{value}" aria-pressed="{pressed}">Helped me <span>{count}</span></button>'
    )


def _feature(drawing: Drawing, row: Row, name: str) -> str:
    value, label = ("no", "Unfeature") if row.pk in drawing.featured else ("yes", "Feature")
    return (
        f'<button form="acts" formaction="{drawing.feature_address(row.pk)}" name="feature" value="{value}"'
        f' aria-label="{label} the comment by {name}">{label}</button>'
    )
