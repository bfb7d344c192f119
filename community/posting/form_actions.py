"""What the form's smaller buttons do. Nothing is posted, and what was typed stays."""

from collections.abc import Callable

from django.http import HttpResponse
from django.shortcuts import redirect, render

from community.comments import saved_drafts
from community.comments.models import Comment
from community.members.models import User
from community.members.requests import HtmxRequest
from community.text.cleaning import clean_for_storage
from community.text.excerpts import shorten_to_word

from .forms import CommentForm
from .known_guest import forget_guest
from .login_handover import forget_text, hand_over_to_login
from .preview import preview_of
from .responses import comment_replied_to, form_response, replies_to_gone_comment

#: Graphemes. A quote reminds readers of the comment; all of it stands above the reply.
MAX_QUOTE_LENGTH = 600


def preview(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """The text as it will look; with htmx without the form around it."""
    made = preview_of(request, form)
    if request.htmx:
        return render(request, "posting/_preview.html", {"preview": made}, status=made.status)
    return form_response(request, form, status=made.status, preview=made)


def quote(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """The form with the comment it replies to as a quote below what was typed."""
    comment = comment_replied_to(form)
    typed = form["body"].value() or ""
    form.reset_body(append_quote(typed, comment.comment) if comment else typed)
    return form_response(request, form, status=200)


def append_quote(typed: str, quoted: str) -> str:
    before = f"{typed.rstrip()}\n\n" if typed.strip() else ""
    return f"{before}{quote_markdown(quoted)}\n\n"


def quote_markdown(text: str) -> str:
    """The text as a Markdown quote, shortened, without the quotes of others in it."""
    own = "\n".join(line for line in text.splitlines() if not line.lstrip().startswith(">")).strip()
    return "\n".join(f"> {line}".rstrip() for line in shorten_to_word(own, MAX_QUOTE_LENGTH).splitlines())


def cancel(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """Back to the conversation; a member's text is saved as a draft."""
    comment = comment_replied_to(form)
    if form.member:
        save_as_draft(form, form.member, comment)
    return redirect(comment or f"{form.target_object.get_absolute_url()}#conversation")


def save_as_draft(form: CommentForm, member: User, reply_to: Comment | None) -> None:
    """Saves the text as the draft of its place; a reply to a comment that is gone becomes a draft of a new thread."""
    text = clean_for_storage(form["body"].value() or "")
    chosen = {"without_name": "without_name" in form.data, "language": form.data.get("language", "")}
    if replies_to_gone_comment(form):
        saved_drafts.append_to_thread_draft(member, form.target_object, text, **chosen)
    else:
        saved_drafts.save(member, form.target_object, reply_to, text, **chosen)


def discard(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """An empty form; the saved draft is deleted, unless the form replies to a comment that is gone: then the draft in
    its place is another one."""
    if form.member and not replies_to_gone_comment(form):
        saved_drafts.delete(form.member, form.target_object, comment_replied_to(form))
    forget_text(request, form)
    form.reset_body("")
    return form_response(request, form, status=200)


def forget_me(request: HtmxRequest, form: CommentForm) -> HttpResponse:
    """The form for anybody: this browser no longer knows the guest who confirmed an address here."""
    data = form.data.copy()
    data["name"] = data["email"] = ""
    fresh = CommentForm(form.target_object, member=form.member, data=data)
    fresh.reset_body(str(form["body"].value() or ""))
    response = form_response(request, fresh, status=200)
    forget_guest(response)
    return response


#: By the name of the button. "Post comment" has none.
FORM_ACTIONS: dict[str, Callable[[HtmxRequest, CommentForm], HttpResponse]] = {
    "preview": preview,
    "quote": quote,
    "cancel": cancel,
    "discard": discard,
    "forget_me": forget_me,
    "sign_in": hand_over_to_login,
}
