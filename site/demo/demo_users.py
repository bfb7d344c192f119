"""Accounts of the demo that anybody can sign in with, one for each role."""

from dataclasses import dataclass

from django.contrib.auth.hashers import check_password

from community.members.models import User

PASSWORD = "juggle-demo"


@dataclass(frozen=True)
class Account:
    role: str
    email: str
    can: str


ACCOUNTS = (
    Account("reader", "reader@example.org", "reads, comments and answers"),
    Account("author", "author@example.org", "writes articles in /cms/ and hands them in"),
    Account("editor", "editor@example.org", "approves and publishes articles in /cms/, chooses for the front page"),
    Account("moderator", "moderator@example.org", "decides about comments in /cms/moderation/ and on the page"),
    Account("administrator", "admin@example.org", "does everything: publishes, keeps members and settings"),
)


def accounts_with_demo_password() -> list[Account]:
    """Return the accounts that exist and still have the demo's password."""
    passwords = dict(
        User.objects.filter(email__in=[account.email for account in ACCOUNTS], is_active=True).values_list(
            "email", "password"
        )
    )
    # Members who never changed it share one hash, so the slow check runs once.
    demo = {encoded for encoded in set(passwords.values()) if check_password(PASSWORD, encoded)}
    return [account for account in ACCOUNTS if passwords.get(account.email) in demo]
