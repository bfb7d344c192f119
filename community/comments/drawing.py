from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from django.urls import reverse
from django.utils.timezone import localtime

from .models import Comment
from .mutes import Mutes
from .pages import Page, Row
from .reader import Reader

Status = Comment.Status

TO_ITS_AUTHOR: dict[str, str] = {
    Status.HELD: (
        "Only you can see this. A moderator reads it first, usually within a day: because it is one of your first "
        "comments, or because our filter was not sure about something in it. You need not post it again."
    ),
    Status.SPAM: (
        "Only you can see this. Our filter took it for advertising; a moderator can still publish it. You may withdraw "
        "it, or write it again without links and contact details."
    ),
}


def shape_of(name: str) -> str:
    """An address with a place for the number in it: "/comments/%d/"."""
    return reverse(name, args=[0]).replace("%", "%%").replace("0", "%d", 1)


@dataclass
class Drawing:
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
    now: datetime = field(default_factory=localtime)

    def __post_init__(self) -> None:
        # Addresses of the same shape for every comment: reversed once, with a number no comment has.
        self._permalink = shape_of("comment-permalink")
        self._helped = shape_of("comment-helped")
        self._feature = shape_of("comment-feature")
        self._profile = reverse("member-profile", args=["HANDLE"])
        self._more = shape_of("comment-more")
        self._decide = reverse("moderation-decide", args=[0, "ACT"]) if self.reader.moderates else ""

    def permalink(self, pk: int) -> str:
        return self._permalink % pk

    def way_to(self, pk: int) -> str:
        """To another comment of this conversation, in the order it is being read in."""
        return self.permalink(pk) + self.query

    def is_new(self, row: Row) -> bool:
        return (
            self.new_since is not None
            and row.published_at is not None
            and row.published_at > self.new_since
            and row.status == Status.PUBLISHED
            and not self.is_own(row)
            and not self.mutes.hide(path=row.path, user_id=row.user_id, alias=row.alias)
        )

    def is_own(self, row: Row) -> bool:
        return self.reader.member is not None and row.user_id == self.reader.member.pk

    def is_own_and_waits(self, row: Row) -> bool:
        return row.status in TO_ITS_AUTHOR and self.is_own(row)

    def more(self, pk: int) -> str:
        return self._more % pk

    def helped_address(self, pk: int) -> str:
        return self._helped % pk

    def feature_address(self, pk: int) -> str:
        return self._feature % pk

    def profile(self, handle: str) -> str:
        return self._profile.replace("HANDLE", handle, 1)

    def decide(self, pk: int, act: str) -> str:
        return self._decide.replace("0", str(pk), 1).replace("ACT", act, 1)
