"""Signing in while writing a comment: the text is kept in the session, and is in the form again afterwards.

With JavaScript the browser keeps it as well (drafts.js); this works without.
"""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django_htmx.http import HttpResponseClientRedirect

from community.comments import saved_drafts
from community.members import login_redirect, unsent_form
from community.members.primary_keys import parse_pk
from community.members.requests import HtmxRequest
from community.members.social_login import providers
from community.members.unsent_form import UnsentForm

from .conversation_extras import write_url_for
from .forms import CommentForm


def form_url(form: CommentForm) -> str:
    """The address of this form. It keeps `reply_to` when that comment is gone: the form says so there."""
    reply_to = parse_pk(str(form["reply_to"].value() or ""))
    return write_url_for(form.target_object) + (f"?{urlencode({'reply_to': reply_to})}" if reply_to else "")


def hand_over_to_login(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """Redirects to the sign-in page that the button names, the site's own or a provider's, which leads back to here."""
    back = form_url(form)
    text = str(form["body"].value() or "")[: saved_drafts.MAX_LENGTH]
    # The browser keeps the text as well, should there be no room for it.
    fields = [("body", text), ("language", str(form["language"].value() or ""))]
    if form["without_name"].value():
        fields.append(("without_name", "on"))
    if text.strip() and unsent_form.save(request, UnsentForm(back, fields)):
        login_redirect.remember(request, back)
    chosen = next((provider for provider in providers() if provider.id == request.POST["sign_in"]), None)
    sign_in_url = chosen.sign_in if chosen else reverse("account_login")
    to = f"{sign_in_url}?{urlencode({'next': back})}"
    return HttpResponseClientRedirect(to) if request.htmx else redirect(to)


def restore_text(request: HttpRequest, form: CommentForm) -> None:
    """Puts the text into the form, below a draft that was saved before."""
    saved = unsent_form.load(request)
    if saved is None or saved.url != request.get_full_path():
        return
    fields = dict(saved.fields)
    if fields.get("without_name"):
        form.initial["without_name"] = True
    if fields.get("language"):
        form.initial["language"] = fields["language"]
    draft = form.initial.get("body", "")
    if fields["body"] not in draft:
        form.initial["body"] = "\n\n".join(filter(None, (draft, fields["body"])))


def forget_text(request: HttpRequest, form: CommentForm) -> None:
    """After the text was posted or discarded."""
    unsent_form.forget(request, form_url(form))
