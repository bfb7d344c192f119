"""allauth's internal `record_authentication`, which we call because nothing public does the same."""

import inspect

from allauth.account import authentication
from allauth.account.internal.flows.login import record_authentication


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
