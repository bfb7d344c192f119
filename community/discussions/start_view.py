"""The form for a new discussion: HTTP in and out of `start`."""

from collections.abc import Callable
from functools import partial
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib.auth.decorators import login_required
from django.contrib.auth.views import redirect_to_login
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.comments import saved_drafts
from community.comments.models import Comment
from community.members.models import User
from community.moderation.sanctions.suspension import suspension_of
from community.posting.autosave import autosave_response
from community.posting.preview import preview_of
from community.posting.refusals import refusal_response
from community.posting.responses import NOT_PUBLISHED
from community.text.cleaning import clean_for_storage

from .about import find_about, key_of
from .forms import StartForm
from .list_filters import Things
from .models import Discussion
from .start import NOT_STARTED, Chosen, start

#: Finds discussions with a title much like this one: a room to the right knows how.
Similar = Callable[[HttpRequest, str], list[Discussion]]


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def start_discussion(request: HttpRequest, topics: Things, tags: Things, similar: Similar) -> HttpResponse:
    if not isinstance(request.user, User):
        # A form that is sent after the session has ended is kept, and comes back after signing in.
        return redirect_to_login(request.path) if request.method == "POST" else render(request, "discussions/join.html")
    member = request.user
    if request.method != "POST":
        form = StartForm(member=member, topics=topics(), initial=asked_for(request, topics()))
        if draft := saved_drafts.find(member, NOT_STARTED):
            form.restore_draft(draft)
        return form_response(request, form, suspension=suspension_of(member))
    if "discard" in request.POST:
        saved_drafts.delete(member, NOT_STARTED)
        return redirect(request.path)
    form = StartForm(member=member, topics=topics(), data=request.POST)
    if "preview" in request.POST:
        save_draft(request, member, clean_for_storage(request.POST.get("body", "")))
        made = preview_of(request, form)
        found = similar(request, request.POST.get("title", ""))
        return form_response(request, form, status=made.status, preview=made, similar=found)
    if not form.is_valid():
        return form_response(request, form, form.problem, status=422)
    return started_response(request, form, tags)


def asked_for(request: HttpRequest, topics: QuerySet[Any]) -> dict[str, Any]:
    """`?topic=` has a slug, `?about=` the key of an article: its first topic is proposed."""
    about = find_about(request.GET.get("about", ""), request.user)
    topic = topics.filter(slug=request.GET.get("topic", "").replace("\0", "")).first()
    if topic is None and about is not None:
        topic = next(iter(getattr(about, "topic_list", [])), None)
    return {"topic": topic, "about": key_of(about) if about else ""}


def started_response(request: HttpRequest, form: StartForm, tags: Things) -> HttpResponse:
    """To the discussion, or the form with everything that was typed and what went wrong above it."""
    draft = form.to_draft(ip_address=get_adapter().get_client_ip(request))
    data = form.cleaned_data
    chosen = Chosen(data["is_question"], data["tags"], tags(), find_about(data["about"], request.user))
    try:
        confirmed = "as_it_is" in request.POST
        started = start(draft, topic=data.get("topic"), chosen=chosen, personal_data_confirmed=confirmed)
    except Exception as error:  # noqa: BLE001 -- the text comes back from any failure; the log says which
        respond = partial(form_response, request, form)
        return refusal_response(error, respond, what_failed="A discussion could not be started")
    if started.opening.status == Comment.Status.SPAM:
        return form_response(request, form, NOT_PUBLISHED, status=422)
    return redirect(started.discussion)


def form_response(
    request: HttpRequest, form: StartForm, problem: str = "", *, status: int = 200, **more: object
) -> HttpResponse:
    if form.is_bound:
        form.renew()
    more["about"] = find_about(form["about"].value() or "", request.user)
    return render(request, "discussions/start.html", {"form": form, "problem": problem, **more}, status=status)


@never_cache
@login_required
@require_safe
def similar_titles(request: HttpRequest, similar: Similar) -> HttpResponse:
    """For htmx, while the title is typed."""
    context = {"similar": similar(request, request.GET.get("title", ""))}
    return render(request, "discussions/_similar.html", context)


@never_cache
@require_POST
def autosave_start(request: HttpRequest) -> HttpResponse:
    """Saves what a member is typing. 204: saved here; any other status: the browser keeps it."""
    return autosave_response(request, lambda member, body: save_draft(request, member, body))


def save_draft(request: HttpRequest, member: User, body: str) -> None:
    title, language = clean_for_storage(request.POST.get("title", "")), request.POST.get("language", "")
    without_name = "without_name" in request.POST
    saved_drafts.save(member, NOT_STARTED, None, body, title=title, without_name=without_name, language=language)
