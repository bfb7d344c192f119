"""How often somebody may ask for a newsletter: each time an e-mail goes to an address that nobody has confirmed."""

from allauth.core.internal.ratelimit import RateLimitUsage, consume, parse_rate
from django.http import HttpRequest

from community.comments.ip_hash import hash_ip
from community.posting.rate_limits import (
    RATE_BY_MAILBOX,
    RATES_BY_ADDRESS,
    RATES_BY_NETWORK,
    TooManyPosts,
    mailbox,
    network_of,
    subscriber_of,
)

#: With a key of our own, allauth asks a request for nothing but its method.
_A_POST = HttpRequest()
_A_POST.method = "POST"


def count_request(*, address: str, ip_address: str | None) -> None:
    """As for a guest's comment, but counted by itself. Raises `TooManyPosts` when it is one too many.

    Known addresses are counted like others: a different limit would tell that they are known.
    """
    keys = [(f"guest:{mailbox(address)}", RATE_BY_MAILBOX)]
    if ip_address:
        by_address, by_network = hash_ip(subscriber_of(ip_address)), hash_ip(network_of(ip_address))
        keys = [(f"network:{by_network}", rate) for rate in RATES_BY_NETWORK] + keys
        keys = [(f"address:{by_address}", rate) for rate in RATES_BY_ADDRESS] + keys
    counted: list[RateLimitUsage] = []
    for key, rate in keys:
        usage = consume(_A_POST, app="blog.newsletter", action="subscribe", config={"subscribe": rate}, key=key)
        if usage is None:
            for earlier in counted:
                earlier.rollback()
            raise TooManyPosts(int(parse_rate(rate).duration))
        counted.append(usage)
