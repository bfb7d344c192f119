"""What the visitor gets back: a page without JavaScript, a piece of one with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.comments.converters import parse_pk
from community.comments.models import Comment
from community.conversations.availability import FOR_MEMBERS
from community.conversations.reader import Reader
from community.conversations.rendering import render_posted

from . import guest_status
from .conversation_extras import extras_for, write_url_for
from .forms import CommentForm

Status = Comment.Status

COPY_YOUR_TEXT = "Your text is still here: copy it if you would like to keep it."
NOT_PUBLISHED = (
    "Our filter took this for advertising, so it is not published. Your text is still here, and a moderator can see "
    "it too: if we are wrong, it will appear. Without links and contact details it may pass."
)
ANNOUNCEMENTS: dict[str, str] = {
    Status.PUBLISHED: "Your comment is published.",
    Status.UNCONFIRMED: "Almost there: please look into your mail for the link that confirms your comment.",
    Status.HELD: "Thank you. A moderator reads your comment before it appears, usually within a day.",
}


def form_response(
    request: HttpRequest, form: CommentForm, problem: str = "", *, status: int, **more: object
) -> HttpResponse:
    """The form, filled in as it was, with what to do above it."""
    if form.is_bound:
        form.renew()
    target = form.target_object
    context = {
        "form": form,
        "problem": problem,
        "target": target,
        "answered": comment_replied_to(form),
        "write_url": write_url_for(target),
        **more,
    }
    template = "posting/_form.html" if request.htmx else "posting/write.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def closed_response(request: HttpRequest, form: CommentForm, why: str) -> HttpResponse:
    """The sentence instead of the form; what was typed meanwhile is given back below it."""
    if form.is_bound or form.saved_draft:
        return form_response(request, form, f"{why} {COPY_YOUR_TEXT}", status=403)
    context = {"why": why, "asks_to_sign_in": why == FOR_MEMBERS, "target": form.target_object}
    template = "posting/_closed.html" if request.htmx else "posting/closed.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=403)


def comment_replied_to(form: CommentForm) -> Comment | None:
    """Of this conversation only: what is said elsewhere this visitor may not be allowed to read."""
    pk = parse_pk(str(form["reply_to"].value() or ""))
    if pk is None or form.conversation is None:
        return None
    said_here = Comment.objects.published().filter(conversation=form.conversation)
    return said_here.select_related("user").filter(pk=pk).first()


def replies_to_gone_comment(form: CommentForm) -> bool:
    """Removed, withdrawn or held since the form was opened."""
    return bool(form["reply_to"].value()) and comment_replied_to(form) is None


def posted_response(request: HttpRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    if comment.status == Status.SPAM:
        return rejected_response(request, form, comment)
    is_waiting_guests = comment.user_id is None and not comment.is_published
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(guest_status.guest_status_url(comment) if is_waiting_guests else comment)
    item = (
        guest_status.render_guest_comment(comment, is_fresh=True)
        if is_waiting_guests
        else render_in_list(request, form, comment)
    )
    return htmx_posted_response(request, comment, item)


def rejected_response(request: HttpRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    """To be changed and posted again; in its place it is shown from now on, a guest's by the receipt."""
    receipt = "" if comment.user_id else guest_status.guest_status_url(comment)
    return form_response(request, form, NOT_PUBLISHED, status=422, receipt=receipt, said_in=comment.conversation_id)


def render_in_list(request: HttpRequest, form: CommentForm, comment: Comment) -> SafeString:
    target = form.target_object
    reader = Reader.of(request.user)
    return render_posted(comment, reader, authors=target.comment_authors(), extras=extras_for(target))


def htmx_posted_response(request: HttpRequest, comment: Comment, item: SafeString) -> HttpResponse:
    """The comment as it stands in its list, with the new count and a word for screen readers."""
    comment.conversation.refresh_from_db()
    context = {
        "item": item,
        "count": comment.conversation.comment_count,
        "announcement": ANNOUNCEMENTS.get(comment.status, ""),
    }
    return HttpResponse(render_to_string("posting/_posted.html", context, request))
