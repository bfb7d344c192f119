"""Unsubscribing. GET asks, since mail scanners open links; POST does it, also for mail programs (RFC 8058)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.models import Subscription

from .guest_settings_link import guest_settings_url
from .subscribing_again import end_subscription, subscribe_again
from .unsubscribe_links import Unsubscription, unsubscription_of, unsubscription_of_old_link

TEMPLATE = "notifications/unsubscribe.html"
UNSUBSCRIBED = EmailSuppression.Reason.UNSUBSCRIBED


@csrf_exempt  # a mail program posts without a page of ours; the signed hash in the link is what allows it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, token: str) -> HttpResponse:
    return respond(request, unsubscription_of(token))


@csrf_exempt  # as above
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_opt_out(request: HttpRequest, token: str) -> HttpResponse:
    return respond(request, unsubscription_of_old_link(token))


def respond(request: HttpRequest, link: Unsubscription | None) -> HttpResponse:
    """The button of a mail program posts "List-Unsubscribe=One-Click"; the buttons of our page may post `act`."""
    if link is None:
        return render(request, TEMPLATE, {"link": None}, status=404)
    again, is_back = "", False
    if request.method == "POST" and request.POST.get("act") == "again":
        is_back = subscribe_again(request.POST.get("again", ""), address_hash=link.address_hash)
    elif request.method == "POST":
        again = act(link, request.POST.get("act", ""))
    context = {
        "link": link,
        "again": again,
        "is_back": is_back,
        "guest_settings": guest_settings_url(link.address_hash),
        "what": "conversation" if link.scope.startswith("conversation-") else link.scope.partition("-")[0],
        "label": dict(EmailKind.choices).get(link.scope),
        "is_done": is_done(link),
        "is_everything_done": is_done(link._replace(scope=EVERYTHING)),
    }
    return render(request, TEMPLATE, context)


def act(link: Unsubscription, wanted: str) -> str:
    """What takes it back, if a subscription was ended."""
    if wanted == "resume":
        scopes = [link.scope, EVERYTHING]
        EmailSuppression.objects.filter(address_hash=link.address_hash, scope__in=scopes, reason=UNSUBSCRIBED).delete()
    elif wanted == "everything":
        EmailSuppression.objects.suppress(link.address_hash, EVERYTHING, UNSUBSCRIBED)
    elif (pk := subscription_of(link)) is not None:
        return end_subscription(pk)
    else:
        EmailSuppression.objects.suppress(link.address_hash, link.scope, UNSUBSCRIBED)
    return ""


def is_done(link: Unsubscription) -> bool:
    if (pk := subscription_of(link)) is not None:
        return not Subscription.objects.filter(pk=pk).exists()
    return EmailSuppression.objects.filter(
        address_hash=link.address_hash, scope=link.scope, reason=UNSUBSCRIBED
    ).exists()


def subscription_of(link: Unsubscription) -> int | None:
    name, _, pk = link.scope.partition("-")
    return int(pk) if name == "subscription" else None
