"""Further e-mails that come straight away: about several comments in one conversation, and about what is none."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings

from community.comments.content_notes import html_elsewhere, text_elsewhere
from community.comments.models import Comment
from community.members.models import User
from community.notifications.delivery.email_suppression import conversation_scope
from community.notifications.models import Notification
from community.notifications.settings.email_frequencies import EMAIL_KIND_OF_SETTING, SETTING_OF_KIND
from community.notifications.settings.guest_settings_link import guest_settings_url_for
from community.notifications.settings.settings_link import settings_url
from community.text.excerpts import excerpt

from .comment_email import PREVIEW_WORDS, indented, thread_headers, with_whole_links
from .email_headers import LONGEST_NAME, one_line, sender
from .email_kinds import EmailKind
from .email_message import SiteEmail, build_email

#: So many comments stand in one e-mail, the newest; the others are counted.
MOST_COMMENTS = 7


def comments_email(
    comments: Sequence[Comment], *, to: str, kinds: Sequence[str], member: User | None = None
) -> SiteEmail:
    """About several comments in one conversation, the oldest first. `member`: as in `comment_email`."""
    newest = comments[-1]
    target: Any = newest.conversation.target
    shown = comments[-MOST_COMMENTS:]
    context = {
        "count": len(comments),
        "more": len(comments) - len(shown),
        "is_answers": set(kinds) == {"reply"},
        "title": one_line(target.title),
        "preview": excerpt(html_elsewhere(newest), PREVIEW_WORDS),
        "comments": [
            {
                "name": one_line(comment.name, LONGEST_NAME),
                "body": with_whole_links(html_elsewhere(comment)),
                "text": indented(text_elsewhere(comment)),
                "language": comment.language,
                "link": settings.SITE_URL + comment.get_absolute_url(),
            }
            for comment in shown
        ],
        "page": settings.SITE_URL + target.get_absolute_url(),
        "link": settings.SITE_URL + shown[0].get_absolute_url(),
        "settings_link": settings_url(member) if member else guest_settings_url_for(to),
    }
    return build_email(
        "comments",
        context,
        to=to,
        kind=EmailKind.COMMENT,
        scope=conversation_scope(newest.conversation_id),
        reply_to=[sender()],
        headers=thread_headers(newest, to=to),
    )


def news_email(notification: Notification, member: User) -> SiteEmail:
    """That a story goes on, an article is new, an answer helped, a question waits, or a moderator has decided."""
    about: Any = notification.comment.conversation.target if notification.comment else notification.subject
    link = notification.comment.get_absolute_url() if notification.comment else about.get_absolute_url()
    context = {
        "kind": notification.kind,
        "detail": one_line(notification.detail),
        "title": one_line(about.title),
        "link": settings.SITE_URL + link,
        "settings_link": settings_url(member),
    }
    kind = EMAIL_KIND_OF_SETTING[SETTING_OF_KIND[notification.kind]]
    return build_email("news", context, to=member.email, kind=kind)
