"""A guest's receipt for a comment: whoever has it sees what becomes of the comment. Nobody else does (decision 0046).

A signed number and nothing else: it gives away neither words nor address and opens only what a guest wrote.
"""

from datetime import timedelta

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.comments.models import Comment, Confirmation
from community.conversations.rendering import render_pending

from .hold_reasons import why_held

Status = Comment.Status

SIGNER = signing.Signer(salt="community.posting.receipts")
#: What the filter refused is kept as long; a moderator is quicker, and a letter nobody opens is forgotten before.
RECEIPT_LIFETIME = timedelta(days=30)
#: What a receipt shows, and how the comment is marked.
STATUS_CHIPS: dict[str, str] = {
    Status.UNCONFIRMED: "waiting for you to confirm",
    Status.HELD: Status.HELD.label,
    Status.SPAM: "not published",
}


def guest_status_url(comment: Comment) -> str:
    return reverse("comment-guest-status", args=[SIGNER.sign(str(comment.pk))])


def comment_of_receipt(receipt: str, user: object) -> Comment | None:
    """None for what is not a receipt of ours, and for a page this visitor may not read."""
    try:
        pk = int(SIGNER.unsign(receipt))
    except signing.BadSignature:
        return None
    comment = Comment.objects.select_related("conversation").filter(pk=pk, user=None).first()
    target = comment.conversation.target if comment else None
    return comment if target and target.may_be_read_by(user) else None


def is_shown(comment: Comment) -> bool:
    return comment.status in STATUS_CHIPS and timezone.now() - comment.submit_date < RECEIPT_LIFETIME


@never_cache
@require_safe
def guest_status(request: HttpRequest, receipt: str) -> HttpResponse:
    """A page; for the script that puts the comment in its place a piece, or 204: no longer anything to show."""
    comment = comment_of_receipt(receipt, request.user)
    is_piece = bool(request.htmx)  # type: ignore[attr-defined]
    if comment and is_shown(comment):
        item = render_guest_comment(comment, is_piece=is_piece)
        context = {"item": item, "comment": comment}
        return HttpResponse(item) if is_piece else render(request, "posting/guest_status.html", context)
    if is_piece:
        return HttpResponse(status=204)
    if comment and comment.is_published:
        return redirect(comment)
    return render(request, "posting/guest_status_gone.html", {"comment": comment}, status=410 if comment else 404)


def render_guest_comment(comment: Comment, *, is_piece: bool = True, is_fresh: bool = False) -> SafeString:
    """The comment as an item of its list, with what happens next."""
    confirmation = Confirmation.objects.filter(comment=comment).first()
    address = guest_status_url(comment)
    context = {
        "comment": comment,
        "address": address,
        "why": why_held(comment),
        "is_too_late": confirmation is not None and confirmation.is_expired,
        "is_piece": is_piece,
        "is_fresh": is_fresh,
    }
    context["article"] = render_pending(
        comment,
        permalink=address,
        chip=STATUS_CHIPS[comment.status],
        note=render_to_string("posting/_guest_next_steps.html", context),
    )
    return render_to_string("posting/_guest_comment.html", context)
