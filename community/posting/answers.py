"""What the visitor gets back: a page without JavaScript, a piece of one with it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.comments.closing import FOR_MEMBERS
from community.comments.drawing import Drawing
from community.comments.models import Comment
from community.comments.pages import COLUMNS, Page, Row, names_for
from community.comments.reader import Reader
from community.comments.rendering import draw_one
from community.comments.row_id import row_id
from community.comments.templatetags.comment_tags import write_address

from . import receipts
from .forms import CommentForm
from .reasons import Reasons

Status = Comment.Status

KEEP_IT = "Your text is still here: copy it if you would like to keep it."
NOT_PUBLISHED = (
    "Our filter took this for advertising, so it is not published. Your text is still here, and a moderator can see "
    "it too: if we are wrong, it will appear. Without links and contact details it may pass."
)
ANNOUNCEMENTS: dict[str, str] = {
    Status.PUBLISHED: "Your comment is published.",
    Status.UNCONFIRMED: "Almost there: please look into your mail for the link that confirms your comment.",
    Status.HELD: "Thank you. A moderator reads your comment before it appears, usually within a day.",
}


def refused(request: HttpRequest, form: CommentForm, problem: str = "", *, status: int, **more: object) -> HttpResponse:
    """The form, filled in as it was, with what to do above it."""
    if form.is_bound:
        form.renew()
    target = form.target_object
    context = {
        "form": form,
        "problem": problem,
        "target": target,
        "answered": answered_by(form),
        "write_url": write_address(target),
        **more,
    }
    template = "posting/_form.html" if request.htmx else "posting/write.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=status)


def closed(request: HttpRequest, form: CommentForm, why: str) -> HttpResponse:
    """The sentence instead of the form; what was typed meanwhile is given back below it."""
    if form.is_bound or form.saved_draft:
        return refused(request, form, f"{why} {KEEP_IT}", status=403)
    context = {"why": why, "asks_to_sign_in": why == FOR_MEMBERS, "target": form.target_object}
    template = "posting/_closed.html" if request.htmx else "posting/closed.html"  # type: ignore[attr-defined]
    return render(request, template, context, status=403)


def answered_by(form: CommentForm) -> Comment | None:
    """Of this conversation only: what is said elsewhere this visitor may not be allowed to read."""
    pk = row_id(str(form["reply_to"].value() or ""))
    if pk is None or form.conversation is None:
        return None
    said_here = Comment.objects.published().filter(conversation=form.conversation)
    return said_here.select_related("user").filter(pk=pk).first()


def answers_what_is_gone(form: CommentForm) -> bool:
    """Removed, withdrawn or held since the form was opened."""
    return bool(form["reply_to"].value()) and answered_by(form) is None


def answer(request: HttpRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    if comment.status == Status.SPAM:
        return not_published(request, form, comment)
    is_waiting_guests = comment.user_id is None and not comment.is_published
    if not request.htmx:  # type: ignore[attr-defined]
        return redirect(receipts.address_of(comment) if is_waiting_guests else comment)
    item = receipts.draw(comment, is_fresh=True) if is_waiting_guests else as_in_its_list(request, form, comment)
    return in_place(request, comment, item)


def not_published(request: HttpRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    """To be changed and posted again; in its place it is shown from now on, a guest's by the receipt."""
    receipt = "" if comment.user_id else receipts.address_of(comment)
    return refused(request, form, NOT_PUBLISHED, status=422, receipt=receipt, said_in=comment.conversation_id)


def as_in_its_list(request: HttpRequest, form: CommentForm, comment: Comment) -> SafeString:
    row = Row(*Comment.objects.values_list(*COLUMNS).get(pk=comment.pk))
    target = form.target_object
    drawing = Drawing(
        page=Page(rows=[row], names=names_for([row])),
        reader=Reader.of(request.user),
        authors=target.comment_authors(),
        write_url=write_address(target),
        is_open=True,
        reasons=Reasons(),
    )
    return draw_one(drawing, row)


def in_place(request: HttpRequest, comment: Comment, item: SafeString) -> HttpResponse:
    """The comment as it stands in its list, with the new count and a word for screen readers."""
    comment.conversation.refresh_from_db()
    context = {
        "item": item,
        "count": comment.conversation.comment_count,
        "announcement": ANNOUNCEMENTS.get(comment.status, ""),
    }
    return HttpResponse(render_to_string("posting/_posted.html", context, request))
