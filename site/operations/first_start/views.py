"""The pages of the first start. To everybody else, and for ever afterwards, each is a page that is not there."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from allauth.account.adapter import get_adapter
from allauth.core import ratelimit
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.branding.models import Branding
from community.comments.ip_hash import hash_ip
from community.notifications.delivery.trial_email import send_trial

from .forms import LookForm, OwnerForm, TopicsForm
from .owner import make_owner
from .owner_link import FirstStart, has_administrator
from .setup_steps import STEPS, after, number_of
from .starting_topics import add_topics

SESSION_KEY = "operations.first_start"
Page = Callable[..., HttpResponse]


def page(view: Page) -> Page:
    return never_cache(require_http_methods(["GET", "HEAD", "POST"])(view))


def step_page(view: Page) -> Page:
    """A page for the owner, while the first start is under way."""

    @wraps(view)
    def for_owner(request: HttpRequest, **kwargs: Any) -> HttpResponse:
        start = FirstStart.under_way() if request.user.is_superuser else None
        if start is None:
            raise Http404
        return view(request, start=start, **kwargs)

    return page(for_owner)


@page
def link(request: HttpRequest, token: str) -> HttpResponse:
    """GET shows a button and uses nothing up, because mail programs and chats look at links by themselves."""
    counted = HttpRequest()  # allauth would count no request that reads
    counted.method = "POST"
    if not ratelimit.consume(counted, action="first_start", key=hash_ip(get_adapter().get_client_ip(request))):
        return render(request, "429.html", status=429)
    if request.method == "POST" and FirstStart.open(token):
        request.session.cycle_key()
        request.session[SESSION_KEY] = True
        return redirect("first-start-owner")
    if not FirstStart.with_good_link(token).exists():
        raise Http404
    return render(request, "operations/first_start/begin.html")


@page
def owner(request: HttpRequest) -> HttpResponse:
    if not request.session.get(SESSION_KEY) or has_administrator() or FirstStart.under_way() is None:
        raise Http404
    form = OwnerForm(request.POST or None)
    if form.is_valid():
        if make_owner(request, **form.cleaned_data) is None:
            raise Http404
        request.session.pop(SESSION_KEY, None)
        return redirect("first-start-protection")
    return show(request, "owner", form=form)


@step_page
def go_on(request: HttpRequest, start: FirstStart) -> HttpResponse:
    # Somebody may have become administrator on the command line, after the link was used.
    return redirect(f"first-start-{after('owner') if start.step == 'owner' else start.step}")


@step_page
def protection(request: HttpRequest, start: FirstStart) -> HttpResponse:
    return done(start, "protection") if request.method == "POST" else show(request, "protection")


@step_page
def look(request: HttpRequest, start: FirstStart) -> HttpResponse:
    form = LookForm(request.POST or None, instance=Branding.load(request_or_site=request))
    if form.is_valid():
        form.save()
        return done(start, "look")
    return show(request, "look", form=form)


@step_page
def topics(request: HttpRequest, start: FirstStart) -> HttpResponse:
    form = TopicsForm(request.POST or None)
    if form.is_valid():
        add_topics(
            form.cleaned_data["topics"],
            members_only=form.cleaned_data["who"] == "members",
            read_first=form.cleaned_data["read_first"],
        )
        return done(start, "topics")
    return show(request, "topics", form=form)


@step_page
def mail(request: HttpRequest, start: FirstStart) -> HttpResponse:
    """Sends one e-mail at once, past the queue, and shows what the server said."""
    answer = {"was_tried": False, "refusal": ""}
    if "send" in request.POST:
        answer = {"was_tried": True, "refusal": send_trial(request.user.email)}  # type: ignore[union-attr]  # the owner
    elif request.method == "POST":
        return done(start, "mail")
    server = f"{settings.EMAIL_HOST}:{settings.EMAIL_PORT}" if "smtp" in settings.EMAIL_DELIVERY_BACKEND else ""
    return show(request, "mail", server=server, sender=settings.DEFAULT_FROM_EMAIL, **answer)


@step_page
def finish(request: HttpRequest, start: FirstStart) -> HttpResponse:
    if request.method == "POST":
        start.finish()
        messages.success(request, "That's it. The pages of the first start are gone; everything in them is in the CMS.")
        return redirect("wagtailadmin_home")
    return show(request, "finish")


def done(start: FirstStart, step: str) -> HttpResponse:
    start.go_on_with(after(step))
    return redirect(f"first-start-{after(step)}")


def show(request: HttpRequest, step: str, **context: Any) -> HttpResponse:
    form = context.get("form")
    shown = {"number": number_of(step), "count": len(STEPS), "next": after(step), **context}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, f"operations/first_start/{step}.html", shown, status=status)
