"""Doors somebody stands at: a code was sent to an address and has not been typed yet. What was asked for waits in the
session of the browser that asked."""

import json
from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

#: What allauth keeps of a code in a session begins so.
ALLAUTH_PREFIX = "account_"
SIGNED_IN = "_auth_user_id"


def delete_pending_codes(sender: Any, from_email_address: EmailAddress | None, **kwargs: Any) -> None:
    """When a member has changed the address: maybe because others read what comes to the old one."""
    if from_email_address is None:
        return
    # A session says nothing of itself until it is opened. No code is good for an hour: only the latest are looked into.
    since = timezone.now() + timedelta(seconds=settings.SESSION_COOKIE_AGE) - timedelta(hours=1)
    for session in Session.objects.filter(expire_date__gte=since).iterator():
        held = session.get_decoded()
        if SIGNED_IN not in held and has_pending_code_for(from_email_address.email, held):
            SessionStore(session.session_key).delete()


def has_pending_code_for(email: str, held: Mapping[str, Any]) -> bool:
    waiting = {name: state for name, state in held.items() if name.startswith(ALLAUTH_PREFIX)}
    return json.dumps(email.lower()) in json.dumps(waiting).lower()
