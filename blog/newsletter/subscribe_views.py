"""The form “Get new articles about … by e-mail”, and the link in the e-mail that it sends."""

from typing import Any

from allauth.account.adapter import get_adapter
from django import forms
from django.contrib.auth.models import AnonymousUser
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from blog.follows.follow_targets import AUTHOR, TOPIC
from community.notifications.following.follow_kinds import kind_of
from community.posting.rate_limits import TooManyPosts

from .subscribe_limits import count_request
from .subscribing import LASTS, ask_to_confirm, confirm_subscription, subscription_of_token

KINDS = {kind.name: kind for kind in (TOPIC, AUTHOR)}


class SubscribeForm(forms.Form):
    email = forms.EmailField(
        label="E-mail address",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={"required": "Enter your e-mail address.", "invalid": "Enter an address like name@example.org."},
    )
    #: Left empty by people, who do not see it.
    website = forms.CharField(required=False, widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}))


@csrf_exempt  # pages for strangers have no cookie; all it does is what anybody may: ask the owner of an address
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def subscribe(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """Members have the follow button instead. The answer is the same for every address."""
    if kind not in KINDS:
        raise Http404
    followed: Any = KINDS[kind]
    thing = followed.find(key, AnonymousUser())
    if request.user.is_authenticated:
        return redirect(f"{followed.page_with_button(thing)}#follow-{kind}")
    form = SubscribeForm(request.POST if request.method == "POST" else None)
    context = {"form": form, "kind": kind, "key": key, "title": followed.title(thing), "url": followed.url(thing)}
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "blog/newsletter/subscribe.html", context, status=status)
    address = form.cleaned_data["email"]
    try:
        count_request(address=address, ip_address=get_adapter().get_client_ip(request))
    except TooManyPosts as too_many:
        form.add_error(None, f"That’s a lot of requests. Try again in {too_many.wait}. Nothing was sent.")
        return render(request, "blog/newsletter/subscribe.html", context, status=429)
    if not form.cleaned_data["website"]:
        ask_to_confirm(thing, kind, followed.title(thing), address)
    return render(request, "blog/newsletter/check_inbox.html", {**context, "address": address, "days": LASTS.days})


@csrf_exempt  # opened from a mail program, without a session; the signed link is what allows it
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm_newsletter(request: HttpRequest, token: str) -> HttpResponse:
    """GET asks, since mail scanners open links; POST does it."""
    template = "blog/newsletter/confirm.html"
    row = subscription_of_token(token)
    kind = kind_of(row) if row else None
    if row is None or kind is None or row.target is None:
        return render(request, template, {"title": "", "days": LASTS.days}, status=404)
    context = {
        "kind": kind.name,
        "title": kind.title(row.target),
        "url": kind.url(row.target),
        "is_done": request.method == "POST" or row.is_active,
    }
    if request.method == "POST":
        context["is_member"] = confirm_subscription(row)
    return render(request, template, context)
