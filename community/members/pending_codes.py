"""Codes that were sent to an e-mail address and not typed yet.

allauth keeps what a code is for (sign in, reset the password, confirm an address) in the session of the browser that
asked for it.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

#: allauth's session keys about codes begin with this.
ALLAUTH_PREFIX = "account_"
#: Django's session key of a signed-in member.
SIGNED_IN = "_auth_user_id"


def delete_pending_codes(sender: Any, from_email_address: EmailAddress | None, **kwargs: Any) -> None:
    """Receiver of `email_changed`: delete the sessions that wait for a code sent to the old address.

    The member may have changed the address because somebody else reads the mail of the old one.
    """
    if from_email_address is None:
        return
    # What a session contains is only known after decoding it. No code is valid for an hour, so sessions that were
    # saved more than an hour ago are left out.
    since = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE) - timedelta(hours=1)
    for session in Session.objects.filter(expire_date__gte=since).iterator():
        data = session.get_decoded()
        if SIGNED_IN not in data and has_pending_code_for(from_email_address.email, data):
            SessionStore(session.session_key).delete()


def has_pending_code_for(email: str, data: Mapping[str, Any]) -> bool:
    """`data` is a decoded session."""
    pending = {name: state for name, state in data.items() if name.startswith(ALLAUTH_PREFIX)}
    return json.dumps(email.lower()) in json.dumps(pending).lower()
