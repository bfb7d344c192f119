"""What each standing may do, in one table. Everything that is looser for people we know reads it here."""

from dataclasses import dataclass

from .standing import Standing


@dataclass(frozen=True)
class Limits:
    #: Links, and as many addresses or numbers, in one comment before a moderator looks at it. None: any number.
    links: int | None
    #: Comments. None: any number.
    per_minute: int | None
    per_day: int | None
    #: Whether a moderator reads everything first.
    is_held: bool
    #: How many times the usual time (`COMMENT_EDIT_MINUTES`) one's own words may be changed for.
    edit_times: int


# A newcomer's link always waits. WordPress holds at two, so a known writer has one; three is a well-meant reading list.
# Three a minute lets a second thought and a double click through; ten a day is more than anybody wrote on their first.
LIMITS_BY_STANDING = {
    # fmt: off
    #                              links    a minute        a day         held first      editing
    Standing.NEW: Limits(links=0, per_minute=3, per_day=10, is_held=True, edit_times=1),
    Standing.ESTABLISHED: Limits(links=1, per_minute=6, per_day=100, is_held=False, edit_times=1),
    Standing.TRUSTED: Limits(links=3, per_minute=6, per_day=200, is_held=False, edit_times=2),
    Standing.STAFF: Limits(links=None, per_minute=None, per_day=None, is_held=False, edit_times=2),
    # fmt: on
}


def limits_of(standing: Standing) -> Limits:
    return LIMITS_BY_STANDING[standing]
