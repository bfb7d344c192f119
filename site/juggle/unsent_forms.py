"""What was typed into a form survives signing in: whoever was signed out meanwhile sends it from a page of its own.

For every form of the site, the CMS and Django's admin, without a word about it in their views. Only the form for a
comment saves its text itself (`community/posting/login_handover.py`), because guests may send that one.
"""

from collections.abc import Callable
from urllib.parse import urlencode, urlsplit

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import ResolverMatch, reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.members import last_member, login_redirect, unsent_form
from community.members.requests import MemberRequest
from community.members.unsent_form import UnsentForm

from .errors import error_page
from .typed_texts import SECRET, texts_in, typed_texts

#: Names of pages that ask who somebody is. A form that is redirected there was not sent.
SECOND_FACTOR_PAGES = ("mfa_reauthenticate", "mfa_reauthenticate_webauthn")
SIGN_IN_PAGES = ("account_login", "wagtailadmin_login", "admin:login", *SECOND_FACTOR_PAGES)
SAVES_ITS_TEXT_ITSELF = "comment-write"
SIGNED_OUT = "You've been signed out. What you wrote is still here: sign in in another tab, and it's saved."
NOTHING_UNSENT = "Nothing is waiting to be sent: it has been sent, or it waited for more than two hours."


class UnsentFormMiddleware:
    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        before = last_member.signed_in_pk(request)
        response = self.answer(request)
        last_member.remember_member(request, response, before=before)
        return response

    def answer(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST":
            return response
        if page := sign_in_page(request, response):
            return hand_over(request, page) or response
        if is_denied_by_cms(request, response) and typed_texts(request):
            return error_page(request, 403)
        if response.status_code < 400 and request.user.is_authenticated:
            unsent_form.forget(request, request.get_full_path())
        return response


def sign_in_page(request: HttpRequest, response: HttpResponse) -> str:
    """The path of the page that the sender has to go to first; "" if the form arrived."""
    if response.status_code != 302 or is_saved_or_done(request.resolver_match):
        return ""
    path = urlsplit(response["Location"]).path
    return path if path in map(reverse, SIGN_IN_PAGES) else ""


def is_saved_or_done(match: ResolverMatch | None) -> bool:
    """Whether this view saves its text itself, or is allauth's: signing out and a new password lead to sign-in, too."""
    if match is None:
        return False
    return match.url_name == SAVES_ITS_TEXT_ITSELF or match.func.__module__.startswith("allauth.")


def is_denied_by_cms(request: HttpRequest, response: HttpResponse) -> bool:
    """Whether this is Wagtail's answer to somebody who may not do this, or not any more: a redirect to its first page.

    No form there leads to the first page when it was saved, apart from a moderator's decision.
    """
    if response.status_code != 302 or response["Location"] != reverse("wagtailadmin_home"):
        return False
    match = request.resolver_match
    return match is not None and "workflow" not in (match.url_name or "")


def hand_over(request: HttpRequest, page: str) -> HttpResponse | None:
    """Keeps the form and leads to the page that asks, and from there to the form; None when nothing was typed."""
    if request.get_preferred_type(["text/html", "application/json"]) == "application/json":  # the autosave of the CMS
        # Wagtail's script shows the message of the codes that it knows only. This one does nothing else there.
        refusal = {"success": False, "error_code": "locked", "error_message": SIGNED_OUT, "signed_out": True}
        return JsonResponse(refusal, status=401)
    if not typed_texts(request):
        return None
    asks_for_second_factor = page in map(reverse, SECOND_FACTOR_PAGES)
    if request.user.is_authenticated and not asks_for_second_factor:  # they may not enter the CMS any more
        return error_page(request, 403)
    if not (csrf_token_was_good(request) or is_from_this_site(request)):
        return error_page(request, 403)
    if not unsent_form.save(request, UnsentForm(request.get_full_path(), sent_fields(request))):
        return render(request, "account/unsent_form.html", {"texts": typed_texts(request)}, status=403)
    back = reverse("unsent-form")
    login_redirect.remember(request, back)
    to = page if asks_for_second_factor else reverse("account_login")
    return redirect(f"{to}?{urlencode({'next': back})}")


def csrf_token_was_good(request: HttpRequest) -> bool:
    """Whether Django has accepted the token of this form."""
    return getattr(request, "csrf_processing_done", False)


def is_from_this_site(request: HttpRequest) -> bool:
    """Whether the browser says that a page of ours sent this. No page elsewhere can make it say so.

    Without it, another site could fill a form of ours and leave only the press of a button to the member.
    """
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"


def sent_fields(request: HttpRequest) -> list[tuple[str, str]]:
    """Without tokens and passwords: a page shows them again, and a session is a row in the database."""
    return [(name, str(value)) for name, values in request.POST.lists() for value in values if not SECRET.search(name)]


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def unsent_form_page(request: MemberRequest) -> HttpResponse:
    """GET shows what was typed, and the button that sends it to where it was going. POST discards it."""
    form = unsent_form.load(request)
    if request.method == "POST":
        if form:
            unsent_form.forget(request, form.url)
        return redirect("/")
    if form is None:
        messages.info(request, NOTHING_UNSENT)
        return redirect("/")
    return form_to_send_again(request, form, status=200)


def form_to_send_again(request: HttpRequest, form: UnsentForm, *, status: int) -> HttpResponse:
    """A page with the words of the form and a fresh token."""
    context = {"form": form, "texts": texts_in(form.fields)}
    return render(request, "account/unsent_form.html", context, status=status)
