"""Signing in while writing a comment: the text is kept in the session, and is in the form again afterwards.

With JavaScript the browser keeps it as well (drafts.js); this works without.
"""

import time
from urllib.parse import urlencode

from allauth.core import ratelimit
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from community.comments import saved_drafts
from community.members import login_redirect
from community.members.primary_keys import parse_pk
from community.members.requests import HtmxRequest
from community.members.social_login import providers

from .conversation_extras import write_url_for
from .forms import CommentForm

SESSION_KEY = "words_before_signing_in"


def form_url(form: CommentForm) -> str:
    """The address of this form. It keeps `reply_to` when that comment is gone: the form says so there."""
    reply_to = parse_pk(str(form["reply_to"].value() or ""))
    return write_url_for(form.target_object) + (f"?{urlencode({'reply_to': reply_to})}" if reply_to else "")


def hand_over_to_login(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """Redirects to the sign-in page that the button names, the site's own or a provider's, which leads back to here."""
    back = form_url(form)
    text = str(form["body"].value() or "").replace("\0", "")[: saved_drafts.MAX_LENGTH]
    # Limited by IP address, so that strangers cannot fill the session store. The browser keeps the text anyway.
    if text.strip() and ratelimit.consume(request, action="login_handover"):
        without_name = bool(form["without_name"].value())
        request.session[SESSION_KEY] = {"for": back, "words": text, "without_name": without_name, "at": time.time()}
        login_redirect.remember(request, back)
    chosen = next((provider for provider in providers() if provider.id == request.POST["sign_in"]), None)
    sign_in_url = chosen.sign_in if chosen else reverse("account_login")
    to = f"{sign_in_url}?{urlencode({'next': back})}"
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def restore_text(request: HttpRequest, form: CommentForm) -> None:
    """Puts the text into the form, below a draft that was saved before."""
    kept = request.session.get(SESSION_KEY)
    if not kept or kept["for"] != request.get_full_path() or time.time() - kept["at"] > login_redirect.MAX_AGE:
        return
    if kept.get("without_name"):
        form.initial["without_name"] = True
    draft = form.initial.get("body", "")
    if kept["words"] not in draft:
        form.initial["body"] = "\n\n".join(filter(None, (draft, kept["words"])))


def forget_text(request: HttpRequest) -> None:
    """After the text was posted or discarded."""
    request.session.pop(SESSION_KEY, None)
    login_redirect.clear(request)
