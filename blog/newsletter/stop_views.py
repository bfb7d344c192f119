"""The unsubscribe link of a newsletter. GET asks, since mail scanners open links; POST does it, also for mail programs
(RFC 8058)."""

from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.models import Newsletter
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.following.follow_kinds import title_of
from community.notifications.models import Subscription
from community.notifications.settings.guest_settings_link import guest_settings_url
from community.notifications.settings.subscribing_again import end_subscription, subscribe_again

from .stop_links import TEST, StopLink, stop_link_of

TEMPLATE = "blog/newsletter/stop.html"
UNSUBSCRIBED = EmailSuppression.Reason.UNSUBSCRIBED
#: What the buttons post, and what each stops. The button of a mail program posts neither: it ends the subscription.
SCOPES = {"newsletters": EmailKind.NEWSLETTER.value, "everything": EVERYTHING}


@csrf_exempt  # a mail program posts without a page of ours; the signed hash in the link is what allows it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def stop_newsletter(request: HttpRequest, token: str) -> HttpResponse:
    link = stop_link_of(token)
    if link is None:
        return render(request, TEMPLATE, {"link": None}, status=404)
    subscription = Subscription.objects.filter(pk=link.subscription).first()
    followed = title_of(subscription, subscription.member) if subscription else ""
    again, is_back = "", False
    if request.method == "POST" and link.subscription != TEST:
        if request.POST.get("act") == "again":
            is_back = take_back(link, request.POST.get("again", ""))
        else:
            again = act(link, request.POST.get("act", ""))
    if is_back:
        subscription = Subscription.objects.filter(pk=link.subscription).first()
        followed = title_of(subscription, subscription.member) if subscription else ""
    stopped = suppressed(link)
    context = {
        "link": link,
        "again": again,
        "is_back": is_back,
        "guest_settings": guest_settings_url(link.address_hash),
        "is_test": link.subscription == TEST,
        "followed": followed,
        "is_done": not Subscription.objects.filter(pk=link.subscription).exists(),
        "are_newsletters_done": bool(stopped & {*SCOPES.values()}),
        "is_everything_done": EVERYTHING in stopped,
    }
    return render(request, TEMPLATE, context)


def suppressed(link: StopLink) -> set[str]:
    rows = EmailSuppression.objects.filter(address_hash=link.address_hash, reason=UNSUBSCRIBED)
    return set(rows.filter(scope__in=SCOPES.values()).values_list("scope", flat=True))


def act(link: StopLink, wanted: str) -> str:
    """What takes it back, if the subscription was ended. Somebody who presses two of the buttons is counted once."""
    if wanted == "resume":
        rows = EmailSuppression.objects.filter(address_hash=link.address_hash, reason=UNSUBSCRIBED)
        rows.filter(scope__in=SCOPES.values()).delete()
        return ""
    again, had_stopped = "", bool(suppressed(link))
    if wanted in SCOPES:
        is_first = not had_stopped and Subscription.objects.filter(pk=link.subscription).exists()
        EmailSuppression.objects.suppress(link.address_hash, SCOPES[wanted], UNSUBSCRIBED)
    else:
        again = end_subscription(link.subscription)
        is_first = bool(again) and not had_stopped
    if is_first:
        Newsletter.objects.filter(pk=link.newsletter).update(unsubscribed=F("unsubscribed") + 1)
    return again


def take_back(link: StopLink, kept: str) -> bool:
    """They do not count as unsubscribed then, unless they had stopped all newsletters before."""
    was_there = Subscription.objects.filter(pk=link.subscription).exists()
    is_back = subscribe_again(kept, address_hash=link.address_hash)
    if is_back and not was_there and not suppressed(link):
        counted = Newsletter.objects.filter(pk=link.newsletter, unsubscribed__gt=0)
        counted.update(unsubscribed=F("unsubscribed") - 1)
    return is_back
