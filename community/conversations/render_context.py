from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property
from typing import Protocol

from django.urls import reverse
from django.utils.timezone import localtime

from community.comments.models import Comment

from .comment_fragments import Sketch, Surroundings, shape_of, sketch
from .mutes import Mutes
from .pagination import CommentRow, Page
from .reader import Reader

Status = Comment.Status

NOTES_TO_AUTHOR: dict[str, str] = {
    Status.HELD: "Only you can see this. {why} That usually takes less than a day. You need not post it again.",
    Status.SPAM: (
        "Only you can see this. Our filter took it for advertising; a moderator can still publish it. You may withdraw "
        "it, or write it again without links and contact details."
    ),
}

#: Where nobody knows more.
READ_FIRST = "A moderator reads it before it appears."
#: No comment's author; guests' comments have None.
NOBODY = 0


class Reasons(Protocol):
    """Knows why comments wait. What decides it stands further to the right than this room."""

    def of(self, comment_ids: Collection[int]) -> dict[int, str]:
        """A sentence for each that waits."""


@dataclass
class RenderContext:
    """What all comments of one page share, looked up once."""

    page: Page
    reader: Reader
    authors: set[int]
    write_url: str
    #: Whether "Reply" is offered at all.
    is_open: bool
    #: Which comments on the page helped this reader, and which stand above it as well.
    helped: frozenset[int] = frozenset()
    featured: frozenset[int] = frozenset()
    #: Whether this reader may feature.
    tends: bool = False
    mutes: Mutes = Mutes()
    #: Comments published later are new to this reader.
    new_since: datetime | None = None
    #: The comment the address asks for by `?open=`: nothing that holds it is folded.
    open_id: int | None = None
    #: What keeps the order when a link leads to another page of the conversation: "?sort=newest" or "".
    query: str = ""
    reasons: Reasons | None = None
    now: datetime = field(default_factory=localtime)

    def __post_init__(self) -> None:
        # Asked for every comment; a request's user is a lazy object, which takes its time.
        self._reader_id = self.reader.member.pk if self.reader.member else NOBODY
        self.around = Surroundings(
            for_members=self.reader.member is not None,
            authors=frozenset(self.authors),
            featured=self.featured,
            write_url=self.write_url if self.is_open else "",
            query=self.query,
        )
        self._drawn: dict[int, Sketch] = self.page.sketches.setdefault(self.around, {})
        self._decide = reverse("moderation-decide", args=[0, "ACT"]) if self.reader.moderates else ""

    def sketch_of(self, row: CommentRow) -> Sketch:
        """Drawn for another reader before, unless it is the reader's own or not for everybody."""
        if row.status != "published" or self.is_own(row):
            return sketch(row, self.page.names, self.around, self.now, is_own=self.is_own(row))
        if (found := self._drawn.get(row.pk)) is None:
            found = self._drawn[row.pk] = sketch(row, self.page.names, self.around, self.now)
        return found

    def way_to(self, pk: int) -> str:
        """To another comment of this conversation, in the order it is being read in."""
        return shape_of("comment-permalink") % pk + self.query

    def is_new(self, row: CommentRow) -> bool:
        return (
            self.new_since is not None
            and row.published_at is not None
            and row.published_at > self.new_since
            and row.status == Status.PUBLISHED
            and not self.is_own(row)
            and not self.mutes.hides(path=row.path, user_id=row.user_id, alias=row.alias)
        )

    def is_own(self, row: CommentRow) -> bool:
        return row.user_id == self._reader_id

    def is_own_and_waits(self, row: CommentRow) -> bool:
        return row.status in NOTES_TO_AUTHOR and self.is_own(row)

    def to_its_author(self, row: CommentRow) -> str:
        return NOTES_TO_AUTHOR[row.status].format(why=self._reasons.get(row.pk, READ_FIRST))

    @cached_property
    def _reasons(self) -> dict[int, str]:
        waiting = [row.pk for row in self.page.rows if self.is_own_and_waits(row)]
        return self.reasons.of(waiting) if self.reasons else {}

    def feature_address(self, pk: int) -> str:
        return shape_of("comment-feature") % pk

    def decide(self, pk: int, act: str) -> str:
        return self._decide.replace("0", str(pk), 1).replace("ACT", act, 1)
