"""A page of a conversation as HTML: one pass, text joined in Python, because a template call per comment is what
makes the package's own tag slow (benchmarks/, decision 0004). Every value is escaped where it is put in; `body_html`
was cleaned when it was stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils import timezone
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from .ago import ago, exact
from .avatar import avatar
from .models import Comment
from .pages import Page, Row
from .path import ancestor_ids
from .reader import Reader

Status = Comment.Status

TOMBSTONES: dict[str, str] = {
    Status.REMOVED: "This comment was removed by a moderator.",
    Status.WITHDRAWN: "This comment was withdrawn by its author.",
}
TO_ITS_AUTHOR: dict[str, str] = {
    Status.HELD: "Only you can see this. A moderator reads it first, usually within a day.",
    Status.SPAM: "Only you can see this. Our filter took it for advertising; a moderator can still publish it.",
}


#: What a moderator may do beside a comment, by its status.
ACTS_ON: dict[str, set[str]] = {
    Status.PUBLISHED: {"spam", "remove"},
    Status.HELD: {"approve", "spam", "remove"},
    Status.SPAM: {"restore"},
    Status.REMOVED: {"restore"},
    Status.UNCONFIRMED: set(),
}


@dataclass
class Drawing:
    """What all comments of one page share, looked up once."""

    page: Page
    reader: Reader
    authors: set[int]
    write_url: str
    #: Whether "Reply" is offered at all.
    is_open: bool
    now: datetime = field(default_factory=timezone.now)

    def __post_init__(self) -> None:
        # Addresses of the same shape for every comment: reversed once, with a number no comment has.
        self._permalink = reverse("comment-permalink", args=[0])
        self._profile = reverse("member-profile", args=["HANDLE"])
        self._decide = reverse("moderation-decide", args=[0, "ACT"]) if self.reader.moderates else ""

    def permalink(self, pk: int) -> str:
        return self._permalink.replace("0", str(pk), 1)

    def profile(self, handle: str) -> str:
        return self._profile.replace("HANDLE", handle, 1)

    def decide(self, pk: int, act: str) -> str:
        return self._decide.replace("0", str(pk), 1).replace("ACT", act, 1)


def draw(drawing: Drawing) -> SafeString:
    """The `<ol class="thread">` with everything on the page in it."""
    return mark_safe("".join(_threads(drawing)))  # noqa: S308 -- made here, each value escaped in place


def draw_one(drawing: Drawing, row: Row) -> SafeString:
    """One comment alone, as it stands in its list: for the answer to a post."""
    return mark_safe(f'<li class="is-fresh">{"".join(_comment(drawing, row))}</li>')  # noqa: S308 -- as above


def _threads(drawing: Drawing) -> Iterator[str]:
    rows = drawing.page.rows
    # Each list that is open has an item open in it.
    open_lists = 0
    if rows and rows[0].level:
        # The page begins inside a thread: open its levels and say under whom it goes on.
        open_lists = rows[0].level
        yield f'<ol class="thread"><li class="continues">{_continues(drawing, rows[0])}'
        yield "<ol><li>" * (open_lists - 1)
    for row in rows:
        if row.level == open_lists:
            yield "<ol>" if open_lists else '<ol class="thread">'
            open_lists += 1
        else:
            yield "</li>" + "</ol></li>" * (open_lists - 1 - row.level)
            open_lists = row.level + 1
        yield "<li>"
        yield from _comment(drawing, row)
    yield "</li></ol>" * open_lists


def _continues(drawing: Drawing, row: Row) -> str:
    above = ancestor_ids(row.path)[-1]
    name = escape(drawing.page.names.get(above, "an earlier comment"))
    return f'<p class="continues-under">Continues under <a href="{drawing.permalink(above)}">{name}</a></p>'


def _comment(drawing: Drawing, row: Row) -> Iterable[str]:
    if row.status != "published" and not _may_see(drawing.reader, row):
        says = TOMBSTONES.get(row.status, TOMBSTONES[Status.REMOVED])
        return (f'<article class="comment is-removed" id="c{row.pk}"><p class="body">{says}</p></article>',)
    name = escape(row.name)
    said = ago(row.submit_date, drawing.now)
    answered = escape(drawing.page.names.get(row.reply_to_id, "")) if row.reply_to_id else ""
    label = f"{name}, in reply to {answered}, {said}" if answered else f"{name}, {said}"
    is_author = row.user_id in drawing.authors
    classes = (
        "comment" + (" is-author" if is_author else "") + (f" is-{row.status}" if row.status != "published" else "")
    )
    return (
        f'<article class="{classes}" id="c{row.pk}" aria-label="{label}">',
        avatar(row.name, row.user_id),
        "<header>",
        _author(drawing, row, name),
        '<span class="mark">author</span>' if is_author else "",
        f'<a class="permalink" href="{drawing.permalink(row.pk)}"><time datetime="{row.submit_date.isoformat()}"'
        f' title="{exact(row.submit_date)}">{said}</time></a>',
        '<span class="edited">edited</span>' if row.edited_at else "",
        _in_reply_to(drawing, row, answered),
        f'<span class="chip warn">{Status(row.status).label}</span>' if row.status != "published" else "",
        f'</header><div class="body">{row.body_html}',
        f'<p class="hint">{TO_ITS_AUTHOR[row.status]}</p>'
        if row.status in TO_ITS_AUTHOR and _is_own(drawing, row)
        else "",
        "</div>",
        _actions(drawing, row, name),
        "</article>",
    )


def _author(drawing: Drawing, row: Row, name: str) -> str:
    if row.handle:
        return f'<a class="author" href="{drawing.profile(row.handle)}">{name}</a>'
    return f'<span class="author">{name}</span> <span class="chip">guest</span>'


def _in_reply_to(drawing: Drawing, row: Row, answered: str) -> str:
    """Said only where the indentation does not say it."""
    if not answered or row.reply_to_id == row.parent_id:
        return ""
    return f'<a class="in-reply-to" href="{drawing.permalink(row.reply_to_id or 0)}">in reply to {answered}</a>'


def _may_see(reader: Reader, row: Row) -> bool:
    """Whether this reader sees the text of a comment that is not published."""
    if row.status == Status.WITHDRAWN:
        return False
    is_own = reader.member is not None and row.user_id == reader.member.pk and row.status != Status.REMOVED
    return is_own or reader.moderates


def _is_own(drawing: Drawing, row: Row) -> bool:
    return drawing.reader.member is not None and row.user_id == drawing.reader.member.pk


def _actions(drawing: Drawing, row: Row, name: str) -> str:
    actions = []
    if drawing.is_open and row.status == "published":
        actions.append(
            f'<a href="{drawing.write_url}?reply_to={row.pk}" data-reply="{row.pk}"'
            f' aria-label="Reply to {name}">Reply</a>'
        )
    if drawing.reader.moderates:
        acts = (("approve", "Approve"), ("spam", "Spam"), ("remove", "Remove…"), ("restore", "Restore"))
        actions += [
            f'<a href="{drawing.decide(row.pk, act)}" aria-label="{label} the comment by {name}">{label}</a>'
            for act, label in acts
            if act in ACTS_ON[row.status]
        ]
    return f'<p class="actions">{"".join(actions)}</p>' if actions else ""
