"""Signing in half way through a comment: the words wait in the session, and are in the form when one is back.

With JavaScript they wait in the browser as well; this works without.
"""

import time
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from community.comments import saved_drafts
from community.comments.converters import parse_pk
from community.members import login_redirect
from community.members.social_login import providers

from .conversation_extras import write_url_for
from .forms import CommentForm

SESSION_KEY = "words_before_signing_in"


def form_url(form: CommentForm) -> str:
    """Also for an answer to what is gone meanwhile: there the form says so."""
    reply_to = parse_pk(str(form["reply_to"].value() or ""))
    return write_url_for(form.target_object) + (f"?{urlencode({'reply_to': reply_to})}" if reply_to else "")


def hand_over_to_login(request: HttpRequest, form: CommentForm) -> HttpResponse:
    """To the door the button names: the site's own, or a provider's."""
    back = form_url(form)
    words = str(form["body"].value() or "").replace("\0", "")[: saved_drafts.MAX_LENGTH]
    # Of somebody who comes too often only the browser keeps them: strangers' sessions are no place to fill.
    if words.strip() and ratelimit.consume(request, action="keep_words"):
        is_nameless = bool(form["without_name"].value())
        request.session[SESSION_KEY] = {"for": back, "words": words, "without_name": is_nameless, "at": time.time()}
        login_redirect.remember(request, back)
    chosen = next((provider for provider in providers() if provider.id == request.POST["sign_in"]), None)
    door = chosen.sign_in if chosen else reverse("account_login")
    to = f"{door}?{urlencode({'next': back})}"
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)  # type: ignore[attr-defined]


def restore_text(request: HttpRequest, form: CommentForm) -> None:
    """What was typed before signing in, whatever it answers has become; below what may have waited on the site."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["for"] != request.get_full_path() or time.time() - kept["at"] > login_redirect.MAX_AGE:
        return
    if kept.get("without_name"):
        form.initial["without_name"] = True
    waiting = form.initial.get("body", "")
    if kept["words"] not in waiting:
        form.initial["body"] = "\n\n".join(filter(None, (waiting, kept["words"])))


def forget_text(request: HttpRequest) -> None:
    request.session.pop(SESSION_KEY, None)
    login_redirect.clear(request)
