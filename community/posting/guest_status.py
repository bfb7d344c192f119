"""A page where a guest sees what has become of a comment. Whoever has its receipt sees it (docs/decisions/0013).

The receipt is the signed id of the comment. It contains neither text nor e-mail address, and opens only guests'
comments.
"""

from datetime import timedelta

from django.core import signing
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST, require_safe

from community.comments.models import Comment, Confirmation
from community.conversations.rendering import render_pending
from community.members.requests import HtmxRequest

from .confirmation_email import latest_email, resend_confirmation_email
from .hold_reasons import why_held
from .marked_as_spam import is_marked_by_moderator
from .own_comment import readable_target

Status = Comment.Status

SIGNER = signing.Signer(salt="community.posting.receipts")
#: As long as rejected comments are kept. Held comments are decided sooner, unconfirmed ones deleted sooner.
RECEIPT_LIFETIME = timedelta(days=30)
#: The statuses that a receipt shows, with the label on the comment.
STATUS_CHIPS: dict[str, str] = {
    Status.UNCONFIRMED: "waiting for you to confirm",
    Status.HELD: Status.HELD.label,
    Status.SPAM: "not published",
}


def guest_status_url(comment: Comment) -> str:
    """The address of the page, which contains the receipt."""
    return reverse("comment-guest-status", args=[SIGNER.sign(str(comment.pk))])


def comment_of_receipt(receipt: str, user: object) -> Comment | None:
    """None when we did not sign the receipt, or the user may not read the page that the comment is about."""
    try:
        pk = int(SIGNER.unsign(receipt))
    except signing.BadSignature:
        return None
    comment = Comment.objects.select_related("conversation").filter(pk=pk, user=None).first()
    return comment if comment and readable_target(comment, user) else None


def is_shown(comment: Comment) -> bool:
    """Whether the receipt still shows the comment itself."""
    return comment.status in STATUS_CHIPS and timezone.now() - comment.submit_date < RECEIPT_LIFETIME


@never_cache
@require_safe
def guest_status(request: HtmxRequest, receipt: str) -> HttpResponse:
    """The page. guest-comments.js asks for the comment alone; 204 tells it that there is nothing left to show."""
    comment = comment_of_receipt(receipt, request.user)
    is_partial = bool(request.htmx)
    if comment and is_shown(comment):
        item = render_guest_comment(comment, is_partial=is_partial, resent=request.GET.get("resent", ""))
        context = {"item": item, "comment": comment}
        return HttpResponse(item) if is_partial else render(request, "posting/guest_status.html", context)
    if is_partial:
        return HttpResponse(status=204)
    if comment and comment.is_published:
        return redirect(comment)
    return guest_status_gone(request, comment)


@csrf_exempt  # whoever has the receipt may press it, and no cookie gives more rights; strangers have no token
@never_cache
@require_POST
def resend_confirmation(request: HtmxRequest, receipt: str) -> HttpResponse:
    """The button "Send it again": a new link to the address that the guest gave, and back to the page."""
    comment = comment_of_receipt(receipt, request.user)
    if comment is None or not is_shown(comment):
        return guest_status_gone(request, comment)
    is_resent = resend_confirmation_email(comment)
    return redirect(f"{guest_status_url(comment)}?resent={'yes' if is_resent else 'no'}")


def guest_status_gone(request: HtmxRequest, comment: Comment | None) -> HttpResponse:
    return render(request, "posting/guest_status_gone.html", {"comment": comment}, status=410 if comment else 404)


def render_guest_comment(
    comment: Comment, *, is_partial: bool = True, is_just_posted: bool = False, resent: str = ""
) -> SafeString:
    """The comment as an item of its list, with what happens next below it. `resent` is "yes" or "no" after the button
    was pressed."""
    confirmation = Confirmation.objects.filter(comment=comment).first()
    receipt_url = guest_status_url(comment)
    context = {
        "comment": comment,
        "receipt_url": receipt_url,
        "why": why_held(comment),
        "is_marked_by_moderator": is_marked_by_moderator(comment),
        "is_too_late": confirmation is not None and confirmation.is_expired,
        "is_partial": is_partial,
        "is_just_posted": is_just_posted,
        "email": latest_email(comment) if comment.status == Status.UNCONFIRMED else None,
        "resent": resent,
        "resend_url": reverse("comment-resend-confirmation", args=[SIGNER.sign(str(comment.pk))]),
    }
    context["article"] = render_pending(
        comment,
        permalink=receipt_url,
        chip=STATUS_CHIPS[comment.status],
        note=render_to_string("posting/_guest_next_steps.html", context),
    )
    return render_to_string("posting/_guest_comment.html", context)
