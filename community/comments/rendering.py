"""A comment as HTML (how comments stand in lists: threads.py): text joined in Python, because a template call per
comment is what makes the package's own tag slow (benchmarks/, decision 0004). Every value is escaped where it is put
in; `body_html` was cleaned when it was stored.
"""

from __future__ import annotations

from datetime import timedelta
from html import escape

from django.utils.safestring import SafeString, mark_safe

from .actions import actions
from .ago import ago, exact
from .avatar import avatar_beside
from .drawing import TO_ITS_AUTHOR, Drawing
from .models import Comment
from .pages import Row
from .reader import Reader

Status = Comment.Status

TOMBSTONES: dict[str, str] = {
    Status.HELD: "This comment is read by a moderator first.",
    Status.REMOVED: "This comment was removed by a moderator.",
    Status.WITHDRAWN: "This comment was withdrawn by its author.",
}
#: Said and published in one go.
AT_ONCE = timedelta(seconds=1)


def draw_one(drawing: Drawing, row: Row) -> SafeString:
    """One comment alone, as it stands in its list: for the answer to a post."""
    return mark_safe(f'<li class="is-fresh">{comment_html(drawing, row)}</li>')  # noqa: S308 -- as above


def comment_html(drawing: Drawing, row: Row) -> str:
    said = ago(row.submit_date, drawing.now)
    answered = escape(drawing.page.names.get(row.reply_to_id, "")) if row.reply_to_id else ""
    if row.status != "published" and not _may_see(drawing.reader, row):
        says = TOMBSTONES.get(row.status, TOMBSTONES[Status.REMOVED])
        what = "Comment not shown yet" if row.status == Status.HELD else "Removed comment"
        label = _label(row, what, answered, said)
        return (
            f'<article class="comment is-removed" id="c{row.pk}" aria-label="{label}">'
            f'<p class="body">{says}</p></article>'
        )
    name = escape(row.name)
    # An alias says nothing of who is behind it: neither mark nor colour nor profile.
    is_author = row.user_id in drawing.authors and not row.alias
    is_new = drawing.is_new(row)
    label = _label(row, name, answered, said) + (", new" if is_new else "")
    classes = (
        "comment"
        + (" is-author" if is_author else "")
        + (" is-new" if is_new else "")
        + (f" is-{row.status}" if row.status != "published" else "")
    )
    pieces = (
        f'<article class="{classes}" id="c{row.pk}"{_published(row)} aria-label="{label}">',
        avatar_beside(row, drawing.reader.member),
        "<header>",
        _author(drawing, row, name),
        '<span class="mark">author</span>' if is_author else "",
        f'<a class="permalink" href="{drawing.permalink(row.pk)}"><time datetime="{row.submit_date.isoformat()}"'
        f' title="{exact(row.submit_date, drawing.now)}">{said}</time></a>',
        '<span class="chip new">new</span>' if is_new else "",
        '<span class="edited">edited</span>' if row.edited_at else "",
        '<span class="chip">featured</span>' if row.pk in drawing.featured else "",
        _in_reply_to(drawing, row, answered),
        f'<span class="chip warn">{Status(row.status).label}</span>' if row.status != "published" else "",
        f'</header><div class="body">{row.body_html}',
        f'<p class="hint">{TO_ITS_AUTHOR[row.status]}</p>' if drawing.is_own_and_waits(row) else "",
        "</div>",
        actions(drawing, row, name),
        "</article>",
    )
    return "".join(pieces)


def _label(row: Row, name: str, answered: str, said: str) -> str:
    """How a screen reader calls it when one jumps from article to article, past the lists that say how deep it is."""
    reply = f", reply to {answered}" if answered else ""
    level = f", level {row.level + 1}" if row.level else ""
    return f"{name}{reply}, {said}{level}"


def _published(row: Row) -> str:
    """For the marks a stranger's own browser makes: when others could read it first, if that was not at once."""
    if row.published_at is None or row.published_at - row.submit_date < AT_ONCE:
        return ""
    return f' data-published="{row.published_at.isoformat()}"'


def _author(drawing: Drawing, row: Row, name: str) -> str:
    if row.alias:
        whose = "you, without your name" if drawing.is_own(row) else "anonymous"
        return f'<span class="author">{name}</span> <span class="chip">{whose}</span>'
    if row.handle:
        return f'<a class="author" href="{drawing.profile(row.handle)}">{name}</a>'
    return f'<span class="author">{name}</span> <span class="chip">guest</span>'


def _in_reply_to(drawing: Drawing, row: Row, answered: str) -> str:
    """Said only where the indentation does not say it."""
    if not answered or row.reply_to_id == row.parent_id:
        return ""
    return f'<a class="in-reply-to" href="{drawing.way_to(row.reply_to_id or 0)}">in reply to {answered}</a>'


def _may_see(reader: Reader, row: Row) -> bool:
    """Whether this reader sees the text of a comment that is not published."""
    if row.status == Status.WITHDRAWN:
        return False
    is_own = reader.member is not None and row.user_id == reader.member.pk and row.status != Status.REMOVED
    return is_own or reader.moderates
