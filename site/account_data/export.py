"""Everything the site knows about one member, as values that JSON can hold.

It contains only the member's own data: their comments and the titles of what they commented on, but no text and no
name of anybody else. `tests/site/account_data/test_export.py` fails when a new table refers to members and is neither
exported here nor listed there as left out.

See docs/decisions/0015.
"""

from collections.abc import Callable
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import F, Q, QuerySet

from blog.models import ArticlePage, AuthorProfile, Follow
from community.comments.models import Mute, Reaction, SavedDraft, Visit
from community.members.models import OldHandle, Profile, User
from community.moderation.models import Decision, IdentityReveal
from community.notifications.models import Notification, QueuedEmail, Subscription

from .deletion_of_comments import comments_by

Rows = list[dict[str, Any]]


def collect_export(member: User) -> dict[str, Rows]:
    """Return the rows of each section, by the section's name. Values are JSON types, dates and decimals."""
    return {name: collect(member) for name, collect in SECTIONS.items()}


def rows(found: QuerySet[Any], *fields: str) -> Rows:
    return list(found.order_by("pk").values(*fields))


def account(member: User) -> Rows:
    known = ("email", "username", "display_name", "about", "date_joined", "last_login")
    settings = ("picture_for", "conversation_order", "standing_limit", "time_zone")
    found = User.objects.filter(pk=member.pk).annotate(time_zone=F("wagtail_userprofile__current_time_zone"))
    return rows(found, *known, *settings)


def profile(member: User) -> Rows:
    hidden = {"id", "member_id"}
    fields = [field.attname for field in Profile._meta.concrete_fields if field.attname not in hidden]
    return rows(Profile.objects.filter(member=member), *fields)


def comments(member: User) -> Rows:
    """Include comments written as a guest with the same e-mail address."""
    written = comments_by(member).select_related("conversation").order_by("pk")
    return [
        {
            "address": comment.get_absolute_url(),
            "about": getattr(comment.conversation.target, "title", ""),
            "written": comment.submit_date,
            "edited": comment.edited_at,
            "status": comment.get_status_display(),
            "anonymously_as": comment.alias,
            "as_a_guest": comment.user_name if comment.user_id is None else "",
            "text": comment.comment,
            "language": comment.language,
            "earlier_texts": [earlier.body for earlier in comment.earlier_texts.all()],
            "helped": comment.reaction_count,
        }
        for comment in written.prefetch_related("conversation__target", "earlier_texts")
    ]


def articles(member: User) -> Rows:
    own = ArticlePage.objects.filter(authorships__user=member).distinct()
    return [
        {
            "address": article.get_absolute_url(),
            "title": article.title,
            "published": article.published_at,
            "standfirst": article.description,
            "language": article.language,
            "text": article.body.get_prep_value(),
        }
        for article in own
    ]


def decisions(member: User) -> Rows:
    """List moderators' decisions about the member's comments and standing, without the names of the moderators."""
    about_member = Decision.objects.filter(Q(comment__user=member) | Q(member=member))
    return rows(about_member, "comment_id", "act", "reason", "note", "created_at")


#: What each section is called in data.json, and as a heading in index.html.
SECTIONS: dict[str, Callable[[User], Rows]] = {
    "account": account,
    "profile": profile,
    "handles_left": lambda member: rows(OldHandle.objects.filter(member=member), "left_at"),
    "e_mail_addresses": lambda member: rows(EmailAddress.objects.filter(user=member), "email", "verified", "primary"),
    "e_mails_sent": lambda member: rows(
        QueuedEmail.objects.addressed_to(member.email), "recipient", "created_at", "sent_at", "failed_at", "last_error"
    ),
    "connected_accounts": lambda member: rows(
        SocialAccount.objects.filter(user=member), "provider", "uid", "date_joined"
    ),
    "second_factors": lambda member: rows(Authenticator.objects.filter(user=member), "type", "created_at"),
    "sessions": lambda member: rows(UserSession.objects.filter(user=member), "created_at", "last_seen_at"),
    "articles": articles,
    "author_page": lambda member: rows(AuthorProfile.objects.filter(user=member), "bio"),
    "comments": comments,
    "drafts": lambda member: rows(SavedDraft.objects.filter(member=member), "body", "without_name", "saved_at"),
    "helped_me": lambda member: rows(Reaction.objects.filter(member=member), "comment_id", "created_at"),
    "muted": lambda member: rows(Mute.objects.filter(member=member), "person_id", "branch_id", "alias", "created_at"),
    "conversations_read": lambda member: rows(Visit.objects.filter(member=member), "conversation_id", "seen_at"),
    "conversations_followed": lambda member: rows(
        Subscription.objects.filter(member=member), "conversation_id", "created_at"
    ),
    "articles_followed": lambda member: rows(
        Follow.objects.filter(member=member), "story_id", "topic_id", "author_id", "created_at"
    ),
    "notices": lambda member: rows(Notification.objects.filter(recipient=member), "kind", "created_at", "read_at"),
    "decisions_about_me": decisions,
    "moderators_looked_who_i_am": lambda member: rows(
        IdentityReveal.objects.filter(comment__user=member), "comment_id", "reason", "note", "at"
    ),
}
