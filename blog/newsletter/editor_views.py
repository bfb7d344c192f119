"""“Send as newsletter…” in the CMS: words, preview, test, and sending now or later."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from blog.models import ArticlePage, Newsletter
from community.members.requests import MemberRequest
from community.members.time_zone import time_of

from .audience import audience_size
from .newsletter_content import content_of
from .newsletter_email import email_for_test
from .newsletter_form import NewsletterForm, ScheduleForm
from .newsletter_problems import problem_with_article
from .numbers import numbers_of
from .scheduling import cancel, newsletter_of, save_words, schedule, send_now, send_test

TEMPLATE = "blog/newsletter/prepare.html"
UNTESTED = "Send yourself a test of these words first. Nothing was sent to anybody else."
NOBODY = "Nobody would get it, so it wasn’t sent. It can be sent only once."
TOO_LATE = "It’s scheduled or sent already. Nothing was changed."


def article_to_send(request: HttpRequest, pk: int) -> ArticlePage:
    """Raises PermissionDenied for who may not publish it."""
    article = get_object_or_404(ArticlePage.objects.with_authors(), pk=pk)
    if not article.permissions_for_user(request.user).can_publish():
        raise PermissionDenied
    return article


@require_http_methods(["GET", "HEAD", "POST"])
def prepare_newsletter(request: MemberRequest, pk: int) -> HttpResponse:
    article = article_to_send(request, pk)
    with time_of(request.user):
        if request.method != "POST":
            return respond(request, article, newsletter_of(article))
        if request.POST.get("act") == "cancel":
            is_cancelled = cancel(newsletter_of(article))
            say(request, is_cancelled, "Cancelled. You can change it and send it later.", TOO_LATE)
            return redirect("newsletter-prepare", article.pk)
        return save_and_act(request, article)


def save_and_act(request: MemberRequest, article: ArticlePage) -> HttpResponse:
    act = request.POST.get("act", "")
    newsletter = newsletter_of(article)
    form = NewsletterForm(request.POST, instance=newsletter)
    later = ScheduleForm(request.POST if act == "schedule" else None)
    if not form.is_valid() or (act == "schedule" and not later.is_valid()):
        return respond(request, article, newsletter, form=form, later=later)
    saved = save_words(article, editor=request.user, **form.cleaned_data)
    if saved is None:
        messages.error(request, TOO_LATE)
    elif problem := problem_with_article(article):
        messages.error(request, problem)
    elif act == "test":
        send_test(saved, article, request.user)
        messages.success(request, f"A test is on its way to {request.user.email}. Look at it, then come back and send.")
    elif act in ("send", "schedule") and saved.tested_at is None:
        messages.error(request, UNTESTED)
    elif act in ("send", "schedule") and not any(audience_size(article)):
        messages.error(request, NOBODY)
    elif act == "send":
        say(request, send_now(saved, request.user), "It’s on its way.", TOO_LATE)
    elif act == "schedule":
        at = later.cleaned_data["send_at"]
        say(request, schedule(saved, at, request.user), "Scheduled. Until then you can cancel it here.", TOO_LATE)
    else:
        messages.success(request, "Saved.")
    return redirect("newsletter-prepare", article.pk)


def say(request: HttpRequest, is_done: bool, done: str, failed: str) -> None:
    (messages.success if is_done else messages.error)(request, done if is_done else failed)


def respond(
    request: MemberRequest,
    article: ArticlePage,
    newsletter: Newsletter,
    *,
    form: NewsletterForm | None = None,
    later: ScheduleForm | None = None,
) -> HttpResponse:
    members, guests = audience_size(article)
    context: dict[str, Any] = {
        "article": article,
        "newsletter": newsletter,
        "form": form or NewsletterForm(instance=newsletter),
        "later": later or ScheduleForm(),
        "problem": problem_with_article(article),
        "members": members,
        "guests": guests,
        "numbers": numbers_of([newsletter])[newsletter.pk] if newsletter.started_at else None,
        "zone": timezone.get_current_timezone_name(),
    }
    is_refused = bool(context["form"].errors or context["later"].errors)
    return render(request, TEMPLATE, context, status=422 if is_refused else 200)


@require_safe
def preview_newsletter(request: MemberRequest, pk: int) -> HttpResponse:
    """The e-mail itself, as a mail program shows it. The looser policy of the CMS allows its own style."""
    article = article_to_send(request, pk)
    newsletter = get_object_or_404(Newsletter, article=article)
    email = email_for_test(newsletter, content_of(newsletter, article), request.user)
    return HttpResponse(email.alternatives[0][0])
