"""What comes by e-mail and when: for members who are signed in, and for readers with the link in an e-mail."""

from datetime import timedelta

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from community.members.models import User
from community.members.requests import MemberRequest
from community.notifications.models import Preferences

from .forms import PreferencesForm
from .settings_link import member_of

TEMPLATE = "notifications/settings.html"
#: "We're on holiday."
PAUSE = timedelta(days=7)


@login_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def notification_settings(request: MemberRequest) -> HttpResponse:
    form = form_of(request, request.user)
    if request.method == "POST" and changed(request, form):
        messages.success(request, "Saved.")
        return redirect("notification-settings")
    return respond(request, form)


@csrf_exempt  # strangers get no cookie; the signed link is what allows it, as with unsubscribing
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def settings_by_link(request: HttpRequest, token: str) -> HttpResponse:
    member = member_of(token)
    if member is None:
        return render(request, "notifications/settings_by_link.html", {"form": None}, status=404)
    form = form_of(request, member)
    is_saved = request.method == "POST" and changed(request, form)
    if is_saved:
        form = PreferencesForm(instance=Preferences.objects.of(member))
    return respond(request, form, "notifications/settings_by_link.html", is_saved=is_saved)


def form_of(request: HttpRequest, member: User) -> PreferencesForm:
    sent = request.POST if request.method == "POST" and "act" not in request.POST else None
    preferences = Preferences.objects.of(member)
    preferences.member = member
    return PreferencesForm(sent, instance=preferences)


def changed(request: HttpRequest, form: PreferencesForm) -> bool:
    """`act` pauses, or ends the pause; without it the form is saved."""
    act = request.POST.get("act", "")
    if act in {"pause", "resume"}:
        preferences = form.instance
        today = timezone.localdate(timezone=preferences.zone)
        preferences.paused_until = today + PAUSE if act == "pause" else None
        preferences.save()
        return True
    if form.is_valid():
        form.save()
        return True
    return False


def respond(request: HttpRequest, form: PreferencesForm, template: str = TEMPLATE, **more: bool) -> HttpResponse:
    address = form.instance.member.email
    context = {"form": form, "address": f"{address[:1]}…{address[address.rfind('@') :]}", "zone": form.instance.zone}
    return render(request, template, {**context, **more}, status=422 if form.errors else 200)
