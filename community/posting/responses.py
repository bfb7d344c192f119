"""What a visitor gets back who writes a comment: a whole page, or a part of one for htmx."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from community.comments.models import Comment
from community.conversations.availability import FOR_MEMBERS
from community.conversations.reader import Reader
from community.conversations.rendering import render_posted
from community.members.primary_keys import parse_pk
from community.members.requests import HtmxRequest

from .conversation_extras import extras_for, write_url_for
from .forms import CommentForm
from .guest_status import guest_status_url, render_guest_comment

Status = Comment.Status

COPY_YOUR_TEXT = "Your text is still here: copy it if you would like to keep it."
NOT_PUBLISHED = (
    "Our filter took this for advertising, so it is not published. Your text is still here, and a moderator can see "
    "it too: if we are wrong, it will appear. Without links and contact details it may pass."
)
ANNOUNCEMENTS: dict[str, str] = {
    Status.PUBLISHED: "Your comment is published.",
    Status.UNCONFIRMED: "Almost there: check your e-mail for the link that confirms your comment.",
    Status.HELD: "Thank you. A moderator reads your comment before it appears.",
}


def form_response(
    request: HtmxRequest, form: CommentForm, problem: str = "", *, status: int, **more: object
) -> HttpResponse:
    """The form with everything that was typed, and the problem above it; `more` goes into the template."""
    if form.is_bound:
        form.renew()
    target = form.target_object
    context = {
        "form": form,
        "problem": problem,
        "target": target,
        "replied_to": comment_replied_to(form),
        "write_url": write_url_for(target),
        **more,
    }
    template = "posting/_form.html" if request.htmx else "posting/write.html"
    return render(request, template, context, status=status)


def closed_response(request: HtmxRequest, form: CommentForm, why: str) -> HttpResponse:
    """Says why nobody may write here, instead of the form. What was typed or saved is given back below."""
    if form.is_bound or form.saved_draft:
        return form_response(request, form, f"{why} {COPY_YOUR_TEXT}", status=403)
    context = {"why": why, "asks_to_sign_in": why == FOR_MEMBERS, "target": form.target_object}
    template = "posting/_closed.html" if request.htmx else "posting/closed.html"
    return render(request, template, context, status=403)


def comment_replied_to(form: CommentForm) -> Comment | None:
    """The published comment that the form replies to. Of this conversation only: the id comes from the browser, and the
    visitor may not be allowed to read another conversation."""
    pk = parse_pk(str(form["reply_to"].value() or ""))
    if pk is None or form.conversation is None:
        return None
    published = Comment.objects.published().filter(conversation=form.conversation)
    return published.select_related("user").filter(pk=pk).first()


def replies_to_gone_comment(form: CommentForm) -> bool:
    """Whether the comment was removed, withdrawn or held since the form was opened."""
    return bool(form["reply_to"].value()) and comment_replied_to(form) is None


def posted_response(request: HtmxRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    """A redirect to the comment, or with htmx the comment itself. A guest's comment that others do not see yet is shown
    by its receipt; a rejected one comes back in the form."""
    if comment.status == Status.SPAM:
        return rejected_response(request, form, comment)
    needs_receipt = comment.user_id is None and not comment.is_published
    if not request.htmx:
        return redirect(guest_status_url(comment) if needs_receipt else comment)
    if needs_receipt:
        return htmx_posted_response(request, comment, render_guest_comment(comment, is_just_posted=True))
    return htmx_posted_response(request, comment, render_in_list(request, form, comment))


def rejected_response(request: HtmxRequest, form: CommentForm, comment: Comment) -> HttpResponse:
    """The form again, to change the text and post it once more. A guest's browser gets the receipt of the rejected
    comment and shows it in its place from now on."""
    receipt = "" if comment.user_id else guest_status_url(comment)
    return form_response(
        request, form, NOT_PUBLISHED, status=422, receipt=receipt, conversation_id=comment.conversation_id
    )


def render_in_list(request: HtmxRequest, form: CommentForm, comment: Comment) -> SafeString:
    """The comment as its author sees it in its list."""
    target = form.target_object
    reader = Reader.of(request.user)
    receipt = "" if comment.user_id else guest_status_url(comment)
    return render_posted(comment, reader, authors=target.comment_authors(), extras=extras_for(target), receipt=receipt)


def htmx_posted_response(request: HtmxRequest, comment: Comment, item: SafeString) -> HttpResponse:
    """The item for the list, the new number of comments, and a sentence for screen readers."""
    comment.conversation.refresh_from_db()
    context = {
        "item": item,
        "count": comment.conversation.comment_count,
        "announcement": ANNOUNCEMENTS.get(comment.status, ""),
    }
    return HttpResponse(render_to_string("posting/_posted.html", context, request))
