"""How often one person may report. allauth counts, as for comments; tests/library pins what we rely on."""

from collections.abc import Iterator

from allauth.core.internal.ratelimit import RateLimitUsage, consume, parse_rate
from django.http import HttpRequest

from community.comments.comment_queries import current_standing
from community.comments.ip_hash import hash_ip
from community.comments.sender_keys import mailbox, network_of, subscriber_of
from community.members.models import User
from community.members.standing import Standing

#: With a key of our own, allauth asks a request for nothing but its method.
_A_POST = HttpRequest()
_A_POST.method = "POST"

# Somebody who finds a page full of spam reports thirty comments; nobody has more to say on the day they joined than
# what eight reports hold.
RATES_OF_MEMBERS = ("60/d/key", "30/h/key")
RATES_OF_NEWCOMERS = ("8/d/key",)
# A guest's report sends an e-mail to an address that nobody has confirmed.
RATES_BY_ADDRESS = ("12/d/key", "6/h/key")
RATES_BY_NETWORK = ("60/d/key", "24/h/key")
RATE_BY_MAILBOX = "4/d/key"
# Of looking up a reference: far too few to guess one.
RATE_OF_LOOKUPS = "30/h/key"

WINDOWS = ((3600, "an hour"), (24 * 3600, "a day"))


class TooManyReports(Exception):
    """The limit is reached, and this report was not counted. After `seconds` the next one is allowed for certain."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    @property
    def wait(self) -> str:
        """ "an hour", for a sentence."""
        return next(words for seconds, words in WINDOWS if self.seconds <= seconds)


def count_report(member: User | None, *, email: str = "", ip_address: str | None = None) -> None:
    """Raises `TooManyReports` when it is one too many: then nothing is counted."""
    counted: list[RateLimitUsage] = []
    for key, rate in rates_for(member, email=email, ip_address=ip_address):
        usage = consume(_A_POST, app="community.moderation", action="report", config={"report": rate}, key=key)
        if usage is None:
            for earlier in counted:
                earlier.rollback()
            raise TooManyReports(int(parse_rate(rate).duration))
        counted.append(usage)


def rates_for(member: User | None, *, email: str, ip_address: str | None) -> Iterator[tuple[str, str]]:
    """The address is counted first, so that a refused report counts nothing for a mailbox that may be another's."""
    if member:
        standing = current_standing(member)
        if standing is Standing.STAFF:
            return
        rates = RATES_OF_NEWCOMERS if standing is Standing.NEW else RATES_OF_MEMBERS
        yield from ((f"member:{member.pk}", rate) for rate in rates)
        return
    if ip_address:
        yield from ((f"address:{hash_ip(subscriber_of(ip_address))}", rate) for rate in RATES_BY_ADDRESS)
        yield from ((f"network:{hash_ip(network_of(ip_address))}", rate) for rate in RATES_BY_NETWORK)
    if email:
        yield f"guest:{mailbox(email)}", RATE_BY_MAILBOX


def may_look_up(ip_address: str | None) -> bool:
    """Counts this look-up of a reference."""
    key = f"lookup:{hash_ip(subscriber_of(ip_address)) if ip_address else ''}"
    config = {"lookup": RATE_OF_LOOKUPS}
    return consume(_A_POST, app="community.moderation", action="lookup", config=config, key=key) is not None
