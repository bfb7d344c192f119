"""How often one person may post, preview and save drafts. allauth counts.

The limits of posting depend on the standing. allauth's public `consume` knows only those in ACCOUNT_RATE_LIMITS, so
this uses the internal one; tests/library/test_allauth_rate_limits.py pins what we rely on.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from allauth.core import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage, consume, parse_rate
from django.http import HttpRequest

from community.comments.comment_queries import current_standing
from community.comments.ip_hash import hash_ip
from community.comments.sender_keys import mailbox, network_of, subscriber_of
from community.members.models import User
from community.members.standing import Standing
from community.members.standing_limits import limits_of

#: With a key of our own, allauth asks a request for nothing but its method.
_A_POST = HttpRequest()
_A_POST.method = "POST"

# Each comment of a guest sends an e-mail to an address that nobody has confirmed. A household or an office posts no
# more than this. Somebody who wants to send e-mails to strangers through the site needs hundreds.
RATES_BY_ADDRESS = ("30/d/key", "15/h/key", "6/m/key")
RATES_BY_NETWORK = ("150/d/key", "60/h/key", "20/m/key")
# Beside a newcomer's limits. The owner of a mailbox may not have asked for these e-mails, so five an hour are enough.
RATE_BY_MAILBOX = "5/h/key"

WINDOWS = ((60, "a minute"), (3600, "an hour"), (24 * 3600, "a day"))


class TooManyPosts(Exception):
    """The limit is reached, and this post was not counted. After `seconds` the next one is allowed for certain."""

    def __init__(self, seconds: int) -> None:
        super().__init__()
        self.seconds = seconds

    @property
    def wait(self) -> str:
        """ "an hour", for a sentence."""
        return next(words for seconds, words in WINDOWS if self.seconds <= seconds)


@contextmanager
def counted_post(member: User | None, *, guest_email: str = "", ip_address: str | None = None) -> Iterator[None]:
    """As `count_post`, unless what is done within fails: then nothing was posted, and it does not count."""
    counted = count_post(member, guest_email=guest_email, ip_address=ip_address)
    try:
        yield
    except BaseException:
        for usage in counted:
            usage.rollback()
        raise


def count_post(member: User | None, *, guest_email: str = "", ip_address: str | None = None) -> list[RateLimitUsage]:
    """Counts a post, or an e-mail that confirms one. Raises `TooManyPosts` when it is one too many."""
    counted: list[RateLimitUsage] = []
    for key, rate in rates_for(member, guest_email=guest_email, ip_address=ip_address):
        usage = consume(_A_POST, app="community.posting", action="comment", config={"comment": rate}, key=key)
        if usage is None:
            for earlier in counted:
                earlier.rollback()
            raise TooManyPosts(int(parse_rate(rate).duration))
        counted.append(usage)
    return counted


@contextmanager
def counted_discussion(member: User) -> Iterator[None]:
    """As `counted_post`, for a discussion that the member starts; its text counts as a comment besides."""
    most = limits_of(current_standing(member)).discussions
    key, config = f"member:{member.pk}", {"discussion": f"{most}/d/key"}
    usage = consume(_A_POST, app="community.posting", action="discussion", config=config, key=key) if most else None
    if most and usage is None:
        raise TooManyPosts(24 * 3600)
    try:
        yield
    except BaseException:
        if usage:
            usage.rollback()
        raise


def rates_for(member: User | None, *, guest_email: str, ip_address: str | None) -> Iterator[tuple[str, str]]:
    """What is counted, and how much of it there may be: for a member by standing, for a guest by address and e-mail.

    A guest counts as new here: the e-mail address is not confirmed yet, and a higher limit would tell that it is known.
    The IP address is counted first, so that a refused post counts nothing for an e-mail address that may be another's.
    """
    limits = limits_of(current_standing(member) if member else Standing.NEW)
    if limits.per_minute is None:
        return
    by_standing = [f"{limits.per_day}/d/key", f"{limits.per_minute}/m/key"]
    if member:
        yield from ((f"member:{member.pk}", rate) for rate in by_standing)
        return
    if ip_address:
        yield from ((f"address:{hash_ip(subscriber_of(ip_address))}", rate) for rate in RATES_BY_ADDRESS)
        yield from ((f"network:{hash_ip(network_of(ip_address))}", rate) for rate in RATES_BY_NETWORK)
    yield from ((f"guest:{mailbox(guest_email)}", rate) for rate in (*by_standing, RATE_BY_MAILBOX))


def may_resend_confirmation(guest_email: str) -> bool:
    """Counts this e-mail; by its recipient, who may not have asked for it."""
    rates = {"confirmation": "5/d/key"}
    key = f"guest:{guest_email.lower()}"
    return consume(_A_POST, app="community.posting", action="confirmation", config=rates, key=key) is not None


def may_preview(request: HttpRequest) -> bool:
    """Counts this preview; by IP address, since guests preview as well."""
    return ratelimit.consume(request, action="preview")


def may_save_draft(request: HttpRequest, member: User) -> bool:
    """Counts this automatic saving of a draft, by member."""
    return ratelimit.consume(request, action="draft", key=f"member:{member.pk}")
