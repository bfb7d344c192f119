"""Accounts that somebody opened with an e-mail address and never confirmed. Anybody can type any address."""

from allauth.account.internal.flows.email_verification import consume_email_verification_rate_limit
from django.db.models import QuerySet
from django.http import HttpRequest

from .models import User


def unconfirmed_accounts() -> QuerySet[User]:
    """Those that never signed in and did nothing. Accounts with a role are left out: somebody gave it to them."""
    unused = User.objects.filter(last_login=None, is_staff=False, is_superuser=False)
    unconfirmed = unused.filter(emailaddress__verified=False).exclude(emailaddress__verified=True)
    # Rows in rooms to the right that would be deleted with the account.
    return unconfirmed.filter(groups=None, comment_comments=None, authorships=None)


def make_room_for(email: str, request: HttpRequest) -> bool:
    """Deletes an unconfirmed account with this address, so that its owner can join.

    False if there is none, or the address was sent a code a moment ago. It is deleted and not taken over: who joins now
    chooses name and password, and no code that was sent for the earlier account may confirm this one.
    """
    if not consume_email_verification_rate_limit(request, email, dry_run=True):
        return False  # allauth refuses another code now, and the last one must still work
    found = list(unconfirmed_accounts().filter(email__iexact=email).values_list("pk", flat=True).distinct())
    User.objects.filter(pk__in=found).delete()
    return bool(found)
