"""An address that bounced works again: its owner asks for an e-mail with a link, and opens it."""

from datetime import timedelta
from typing import Any

from allauth.account.signals import email_confirmed
from django.conf import settings
from django.contrib import messages
from django.core import signing
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.members.decorators import post_required
from community.members.requests import MemberRequest
from community.notifications.emails.email_message import build_email

from .email_suppression import EmailSuppression, hashes_of
from .queued_email import QueuedEmail

SIGNER = signing.TimestampSigner(salt="community.notifications.delivery.address_check")
LASTS = timedelta(days=3)
TOPIC = "address-check"
#: Between two e-mails to one address, so that a button pressed twice sends one.
MINIMUM_PAUSE = timedelta(minutes=1)
#: What the link takes back: a complaint as well, since it is the same person who asks for e-mails again.
CLEARED = (EmailSuppression.Reason.BOUNCED, EmailSuppression.Reason.COMPLAINED)


def problem_with(address: str) -> EmailSuppression | None:
    """Why an address gets no notifications, although its owner has not unsubscribed."""
    return EmailSuppression.objects.for_address(address).filter(reason__in=CLEARED).first()


@post_required(redirect_to="account_email")
def request_address_check(request: MemberRequest) -> HttpResponse:
    address = request.user.email
    since = timezone.now() - MINIMUM_PAUSE
    recent = QueuedEmail.objects.addressed_to(address).filter(topic=TOPIC, created_at__gt=since)
    if problem_with(address) and not recent.exists():
        token = SIGNER.sign(hashes_of(address)[0])
        context = {"link": settings.SITE_URL + reverse("address-check", args=[token]), "days": LASTS.days}
        build_email("address_check", context, to=address, topic=TOPIC).send()
    messages.success(request, f"We’ve sent an e-mail to {address}. Open the link in it, and notifications come again.")
    return redirect("account_email")


@csrf_exempt  # opened from a mail program, without a session; the signed link is what allows it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def check_address(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, since mail scanners open links; POST does it."""
    try:
        address_hash = SIGNER.unsign(token, max_age=LASTS)
    except signing.BadSignature:
        return render(request, "notifications/address_check.html", {"is_known": False}, status=404)
    if request.method == "POST":
        EmailSuppression.objects.filter(address_hash=address_hash, reason__in=CLEARED).delete()
    is_done = not EmailSuppression.objects.filter(address_hash=address_hash, reason__in=CLEARED).exists()
    return render(request, "notifications/address_check.html", {"is_known": True, "is_done": is_done})


@receiver(email_confirmed)
def address_was_confirmed(email_address: Any, **kwargs: Any) -> None:
    """A code that we sent there came back, so the address works."""
    EmailSuppression.objects.clear_bounces(email_address.email)
