"""What comes by e-mail to a guest, all of it: what the address follows, which kinds, and what was stopped."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.comments.models import Conversation
from community.members.primary_keys import parse_pk
from community.notifications.delivery.address_check import CLEARED
from community.notifications.delivery.email_suppression import (
    EmailSuppression,
    EmailSuppressionQuerySet,
    conversation_scope,
    hashes_of,
)
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import FollowedGroup, groups_of
from community.notifications.models import Subscription

from .guest_settings_form import UNSUBSCRIBED, GuestSettingsForm
from .guest_settings_link import address_of, hash_in
from .subscribing_again import end_subscription, subscribe_again

TEMPLATE = "notifications/guest_settings.html"
CONVERSATION = conversation_scope(0).removesuffix("0")


@dataclass(frozen=True)
class StoppedConversation:
    pk: int
    title: str


@dataclass(frozen=True)
class Done:
    told: str
    #: What takes it back, if something was unfollowed.
    again: str = ""


@csrf_exempt  # strangers get no cookie; the signed hash in the link is what allows it, as with unsubscribing
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def guest_settings(request: HttpRequest, token: str) -> HttpResponse:
    """`act` is "unfollow" or "conversation", about the one with the id `pk`, or "again", which takes unfollowing back;
    without it the form is saved."""
    if not (address_hash := hash_in(token)):
        return render(request, TEMPLATE, {"form": None}, status=404)
    address = address_of(address_hash)
    done = act(request.POST, address, address_hash) if request.method == "POST" else Done("")
    address = address or address_of(address_hash)
    suppressions = suppressions_of(address, address_hash)
    context = {
        "form": GuestSettingsForm(suppressions=suppressions),
        "done": done.told,
        "again": done.again,
        "address": f"{address[:1]}…{address[address.rfind('@') :]}" if address else "",
        "groups": groups_for(address),
        "stopped": stopped_conversations(suppressions),
        "is_refused": suppressions.filter(reason__in=CLEARED).exists(),
    }
    return render(request, TEMPLATE, context)


def suppressions_of(address: str, address_hash: str) -> EmailSuppressionQuerySet:
    hashes = hashes_of(address) if address else [address_hash]
    return EmailSuppression.objects.filter(address_hash__in=hashes)


def act(sent: Any, address: str, address_hash: str) -> Done:
    suppressions, pk = suppressions_of(address, address_hash), parse_pk(sent.get("pk", "")) or 0
    if sent.get("act") == "unfollow":
        is_theirs = Subscription.objects.of_guests([address]).filter(pk=pk).exists()
        again = end_subscription(pk) if is_theirs else ""
        return Done("You no longer follow that." if again else "You didn’t follow that any more.", again)
    if sent.get("act") == "again":
        is_back = subscribe_again(sent.get("again", ""), address_hash=address_hash)
        return Done("You follow it again." if is_back else "That can’t be taken back any more.")
    if sent.get("act") == "conversation":
        suppressions.filter(scope=conversation_scope(pk), reason=UNSUBSCRIBED).delete()
        return Done("E-mails about that conversation come again.")
    form = GuestSettingsForm(sent, suppressions=suppressions)
    if form.is_valid():
        form.save(address_hash)
    return Done("Saved.")


def groups_for(address: str) -> list[FollowedGroup]:
    """What has been confirmed, with the titles that a stranger may know."""
    rows = Subscription.objects.of_guests([address]).filter(is_active=True).order_by("-pk") if address else []
    return groups_of(list(rows), AnonymousUser())


def stopped_conversations(suppressions: EmailSuppressionQuerySet) -> list[StoppedConversation]:
    scopes = suppressions.filter(reason=UNSUBSCRIBED, scope__startswith=CONVERSATION)
    keys = [parse_pk(scope.removeprefix(CONVERSATION)) or 0 for scope in scopes.values_list("scope", flat=True)]
    kind, found = FOLLOW_KINDS["conversation"], list(Conversation.objects.filter(pk__in=keys).order_by("-pk"))
    kind.load(found)
    stranger = AnonymousUser()
    return [
        StoppedConversation(row.pk, kind.title(row) if kind.is_readable(row, stranger) else kind.hidden_title(row))
        for row in found
    ]
