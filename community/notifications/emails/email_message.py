"""The one way to make an e-mail of the site: text and HTML from templates, and the headers that belong to its kind."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string

from community.branding.brand import current_brand
from community.notifications.settings.unsubscribe_links import unsubscribe_headers, unsubscribe_url

from .email_headers import feedback_id, list_id, one_line, sender
from .email_kinds import EmailKind


class SiteEmail(EmailMultiAlternatives):
    """An e-mail with what the queue has to know of it, see `QueuedEmail`.

    topic: of several that wait for one recipient with the same topic only the newest is sent.
    kind, scope: what one unsubscribes from to get no more of these.
    is_wanted: its maker has asked `EmailSuppression` already, and the queue need not.
    """

    def __init__(
        self,
        *,
        topic: str = "",
        kind: EmailKind = EmailKind.TRANSACTIONAL,
        scope: str = "",
        expires_at: datetime | None = None,
        is_wanted: bool = False,
        **message: Any,
    ) -> None:
        super().__init__(**message)
        self.topic, self.kind, self.scope, self.expires_at = topic, kind, scope, expires_at
        self.is_wanted = is_wanted


def build_email(
    template: str,
    context: Mapping[str, Any],
    *,
    to: str,
    kind: EmailKind = EmailKind.TRANSACTIONAL,
    scope: str = "",
    sender_name: str = "",
    headers: Mapping[str, str] | None = None,
    **message: Any,
) -> SiteEmail:
    """An e-mail from `emails/<template>.txt`, `.html` and `.subject.txt`.

    kind: all but transactional ones get the unsubscribe link, in `unsubscribe` and as a header.
    scope: what that link ends; without one it is the kind.
    sender_name: the person who speaks in it, "Rosa Okafor" for "Rosa Okafor at Juggle".
    headers: further ones, such as those of a thread.
    message: what `SiteEmail` takes besides, such as `topic` or `reply_to`.
    """
    brand = current_brand()
    known = {"brand": brand, "site_name": brand.name, "site_url": settings.SITE_URL, **context}
    own_headers: dict[str, str] = {}
    if kind:
        known["unsubscribe"] = unsubscribe_url(to, scope or kind.value)
        own_headers = {
            **unsubscribe_headers(known["unsubscribe"]),
            "List-Id": list_id(kind.value, f"{brand.name} {kind.label}"),
            "Feedback-ID": feedback_id(kind.value),
        }
    known["subject"] = one_line(render_to_string(f"emails/{template}.subject.txt", known))
    email = SiteEmail(
        subject=known["subject"],
        body=render_to_string(f"emails/{template}.txt", known),
        from_email=sender(sender_name),
        to=[to],
        kind=kind,
        scope=scope,
        headers={**own_headers, **(headers or {})},
        **message,
    )
    email.attach_alternative(render_to_string(f"emails/{template}.html", known), "text/html")
    return email
