"""What `community.members.unconfirmed_accounts` relies on in allauth: whether a code may be sent to an address now.

Nothing public asks this without counting an e-mail.
"""

import inspect

from allauth.account.internal.flows import email_verification
from allauth.account.internal.flows.email_verification import consume_email_verification_rate_limit


def test_it_takes_what_we_pass() -> None:
    assert list(inspect.signature(consume_email_verification_rate_limit).parameters)[:3] == [
        *("request", "email", "dry_run"),
    ]


def test_asking_counts_nothing_and_sending_one_does(rf) -> None:
    request = rf.post("/account/signup/")

    def asked() -> bool:
        return consume_email_verification_rate_limit(request, "sam@example.org", dry_run=True)

    before = [asked(), asked()]
    sent = consume_email_verification_rate_limit(request, "SAM@example.org")

    assert (before, sent, asked()) == ([True, True], True, False)


def test_it_is_what_allauth_itself_asks_before_it_sends_a_code() -> None:
    assert "consume_email_verification_rate_limit(" in inspect.getsource(
        email_verification.handle_verification_email_rate_limit
    )
