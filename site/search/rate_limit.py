"""How often one address may search. allauth counts, and would count no request that reads."""

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.http import HttpRequest

from community.comments.ip_hash import hash_ip


def may_search(request: HttpRequest, action: str = "search") -> bool:
    """Counts this search, or with "search_suggestions" this suggestion; the rates are in ACCOUNT_RATE_LIMITS."""
    counted = HttpRequest()
    counted.method = "POST"
    key = hash_ip(get_adapter().get_client_ip(request))
    return bool(ratelimit.consume(counted, action=action, key=key))
