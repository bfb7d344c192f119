"""allauth's internals that we call because nothing public does the same. If one fails, look for another way."""

import inspect

from allauth.account import authentication
from allauth.account.internal.flows.login import record_authentication
from allauth.core import ratelimit as public_ratelimit
from allauth.core.internal.ratelimit import consume


def test_authentication_can_only_be_recorded_by_an_internal_function() -> None:
    """`members.forms.mfa_forms`: a second factor that was just set up counts as shown."""
    assert list(inspect.signature(record_authentication).parameters) == ["request", "user", "method", "extra_data"]
    assert not hasattr(authentication, "record_authentication")


def test_a_recorded_authentication_is_found_again_and_counts_as_reauthentication(member, rf) -> None:
    request = rf.get("/")
    request.user, request.session = member, {}

    record_authentication(request, member, method="mfa", reauthenticated=True)

    [record] = authentication.get_authentication_records(request, member)
    assert (record["method"], record["reauthenticated"]) == ("mfa", True)


def test_only_the_internal_rate_limiter_takes_rates_that_are_not_in_the_settings() -> None:
    """`posting.rate_limits`: how much a member may post depends on their standing."""
    assert "config" in inspect.signature(consume).parameters
    assert "config" not in inspect.signature(public_ratelimit.consume).parameters


def test_the_internal_rate_limiter_counts_by_key_and_says_none_when_it_is_too_much(rf) -> None:
    request = rf.post("/")

    def once(key: str) -> bool:
        rates = {"comment": "2/m/key"}
        return consume(request, app="tests", action="comment", config=rates, key=key) is not None

    assert [once("one"), once("one"), once("other"), once("one")] == [True, True, True, False]
