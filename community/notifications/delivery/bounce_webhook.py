"""Where a provider of e-mail tells us of bounces and complaints. Off until EMAIL_WEBHOOK_SECRET is set."""

import json
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.utils.crypto import constant_time_compare
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .bounces import Reason, record_bounce, suppress
from .queued_email import QueuedEmail

LONGEST = 10_000


@csrf_exempt  # another machine posts; the secret is what allows it
@require_POST
def email_events(request: HttpRequest) -> HttpResponse:
    """JSON: {"event": "bounce" or "complaint", "recipient": …, "message_id": …}, and "error" if there is one.

    204 when it was understood, also when it was told before or the e-mail is purged: nobody need repeat it.
    """
    if not settings.EMAIL_WEBHOOK_SECRET:
        raise Http404
    if not constant_time_compare(request.headers.get("Authorization", ""), f"Bearer {settings.EMAIL_WEBHOOK_SECRET}"):
        return JsonResponse({"error": "Wrong or no secret in the Authorization header."}, status=403)
    event = event_in(request.body[: LONGEST + 1])
    if event is None:
        return JsonResponse({"error": "Not understood. docs/features/e-mail.md says what to send."}, status=400)
    record_event(**event)
    return HttpResponse(status=204)


def event_in(body: bytes) -> dict[str, str] | None:
    """None if it is not what we understand."""
    try:
        content: Any = json.loads(body) if len(body) <= LONGEST else None
    except (ValueError, RecursionError):
        return None
    if not isinstance(content, dict) or content.get("event") not in ("bounce", "complaint"):
        return None
    values = {name: content.get(name, "") for name in ("event", "recipient", "message_id", "error")}
    is_text = all(isinstance(value, str) and "\0" not in value for value in values.values())
    return values if is_text and "@" in values["recipient"] else None


def record_event(*, event: str, recipient: str, message_id: str, error: str) -> None:
    """The provider sends a bounce only for good, so the address is the cause."""
    if event == "complaint":
        suppress(recipient, Reason.COMPLAINED)
        return
    ids = {message_id, f"<{message_id.strip('<>')}>"}
    email = QueuedEmail.objects.addressed_to(recipient).filter(message_id__in=ids).first()
    said = error or "Told by the provider"
    if email:
        record_bounce(email, said, bad_address=True)
    else:
        suppress(recipient, Reason.BOUNCED, said)
