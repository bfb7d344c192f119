"""The e-mail about one comment, to one person."""

import re
import textwrap

from django.conf import settings
from django.utils.safestring import SafeString, mark_safe

from community.comments.content_notes import html_elsewhere, text_elsewhere
from community.comments.models import Comment
from community.members.models import User
from community.notifications.delivery.email_suppression import conversation_scope
from community.notifications.settings.guest_settings_link import guest_settings_url_for
from community.notifications.settings.settings_link import settings_url
from community.text.cleaning import remove_never_typed
from community.text.excerpts import excerpt

from .email_headers import LONGEST_NAME, message_id, one_line, sender, thread_id
from .email_kinds import EmailKind
from .email_message import SiteEmail, build_email

#: Words of the comment in the line that mail programs show beside the subject, and of what it answers.
PREVIEW_WORDS = 24
#: Columns of the text part.
WIDTH = 66
#: In cleaned HTML, where every attribute has these quotes: a link to a page of this site.
_OWN_LINK = re.compile(r'(href=")(?=/(?!/))')


def comment_email(
    comment: Comment, *, to: str, kind: str, reason: str = "", scope: str = "", member: User | None = None
) -> SiteEmail:
    """Not sent yet. The comment must be published and its conversation's target must exist.

    kind: a `Notification.Kind`, which says what the recipient has to do with it.
    reason: ends the sentence "You get this because …", where `kind` does not say it well enough.
    scope: what its unsubscribe link ends; without one e-mails to this address about this conversation.
    member: whose settings it links to; without one those of a guest with this address.
    """
    target = comment.conversation.target
    scope = scope or conversation_scope(comment.conversation_id)
    answered = comment.reply_to if comment.reply_to and comment.reply_to.is_published else None
    context = {
        "comment": comment,
        "name": one_line(comment.name, LONGEST_NAME),
        "title": one_line(target.title),
        "kind": kind,
        "reason": reason,
        "scope": scope.partition("-")[0],
        "answered_name": one_line(answered.name, LONGEST_NAME) if answered else "",
        "answered_words": excerpt(html_elsewhere(answered), PREVIEW_WORDS) if answered else "",
        "preview": excerpt(html_elsewhere(comment), PREVIEW_WORDS),
        "body": with_whole_links(html_elsewhere(comment)),
        "text": indented(text_elsewhere(comment)),
        "link": settings.SITE_URL + comment.get_absolute_url(),
        "page": settings.SITE_URL + target.get_absolute_url(),
        "settings_link": settings_url(member) if member else guest_settings_url_for(to),
    }
    return build_email(
        "comment",
        context,
        to=to,
        kind=EmailKind.COMMENT,
        scope=scope,
        sender_name=comment.name,
        reply_to=[sender()],  # the site and not, as From could make one believe, the writer of the comment
        headers=thread_headers(comment, to=to),
    )


def with_whole_links(body_html: str) -> SafeString:
    """For a mail program, which does not know on which site "/members/rosa/" is."""
    return mark_safe(_OWN_LINK.sub(rf"\1{settings.SITE_URL}", body_html))  # noqa: S308 -- cleaned when it was stored


def thread_headers(comment: Comment, *, to: str) -> dict[str, str]:
    """So that the e-mails about one conversation are one thread in the recipient's mailbox, and each answer stands
    below the e-mail about what it answers, if there was one."""
    conversation = thread_id(f"conversation-{comment.conversation_id}")
    own = comment_message_id(comment.pk, to)
    if not comment.reply_to_id:
        return {"Message-ID": own, "In-Reply-To": conversation, "References": conversation}
    answered = comment_message_id(comment.reply_to_id, to)
    return {"Message-ID": own, "In-Reply-To": answered, "References": f"{conversation} {answered}"}


def comment_message_id(comment_id: int, recipient: str) -> str:
    return message_id(f"comment-{comment_id}", recipient)


def indented(text: str) -> str:
    """The comment as it was typed, for the text part."""
    lines = []
    for line in remove_never_typed(text).strip().splitlines():
        lines += textwrap.wrap(line, WIDTH, break_long_words=False, break_on_hyphens=False) or [""]
    return textwrap.indent("\n".join(lines), "    ")
