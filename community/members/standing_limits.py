"""What each standing allows, in one table."""

from dataclasses import dataclass
from datetime import timedelta

from django.conf import settings

from .standing import Standing


@dataclass(frozen=True)
class Limits:
    #: Most links in one comment, and most e-mail addresses and phone numbers, before it is held. None: no limit.
    links: int | None
    #: Most comments. None: no limit.
    per_minute: int | None
    per_day: int | None
    #: Most discussions started in a day. None: no limit.
    discussions: int | None
    #: Whether every comment is held for a moderator.
    is_held: bool
    #: For how long an author may edit, in multiples of the setting COMMENT_EDIT_MINUTES.
    edit_times: int

    @property
    def edit_time(self) -> timedelta:
        return timedelta(minutes=settings.COMMENT_EDIT_MINUTES * self.edit_times)


# Links: a new member's always waits. WordPress holds a comment with two, so established members have one; three is a
# reading list, which trusted members may post. Comments: three a minute leave room for a second thought and a double
# click; ten a day are more than any member wrote on the first day. Discussions: more than three
# on the first day would leave no room on the list for others.
LIMITS_BY_STANDING = {
    # fmt: off
    Standing.NEW: Limits(links=0, per_minute=3, per_day=10, discussions=3, is_held=True, edit_times=1),
    Standing.ESTABLISHED: Limits(links=1, per_minute=6, per_day=100, discussions=10, is_held=False, edit_times=1),
    Standing.TRUSTED: Limits(links=3, per_minute=6, per_day=200, discussions=20, is_held=False, edit_times=2),
    Standing.STAFF: Limits(links=None, per_minute=None, per_day=None, discussions=None, is_held=False, edit_times=2),
    # fmt: on
}


def limits_of(standing: Standing) -> Limits:
    return LIMITS_BY_STANDING[standing]
