"""Everything the site knows about one member, row by row, as values that JSON can hold.

It contains the member's own data: their comments and the titles of what they commented on, but no text of anybody else,
and no name but of those whom the member follows or has muted. `tests/site/account_data/test_export.py` fails when a new
table refers to members, or one of these gets a new column, and it is neither exported nor listed there as left out.

See docs/decisions/0015.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from allauth.usersessions.models import UserSession
from django.db.models import F, QuerySet

from community.members.models import OldHandle, Profile, User
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail

from . import (
    export_of_articles,
    export_of_check_ins,
    export_of_comments,
    export_of_discussions,
    export_of_moderation,
    export_of_notifications,
    export_of_reports,
)
from .export_places import CHUNK, Row


def rows(found: QuerySet[Any], *fields: str) -> Iterator[Row]:
    return found.order_by("pk").values(*fields).iterator(chunk_size=CHUNK)


def account(member: User) -> Iterator[Row]:
    known = ("email", "username", "display_name", "about", "date_joined", "last_login")
    settings = ("picture_for", "conversation_order", "opens_content_notes", "standing_limit")
    roles_and_zone = ("is_staff", "is_superuser", "time_zone")
    found = User.objects.filter(pk=member.pk).annotate(time_zone=F("wagtail_userprofile__current_time_zone"))
    roles = list(member.groups.order_by("name").values_list("name", flat=True))
    for row in rows(found, *known, *settings, *roles_and_zone):
        yield {**row, "roles": roles}


def profile(member: User) -> Iterator[Row]:
    fields = [field.attname for field in Profile._meta.concrete_fields if not field.primary_key]
    return rows(Profile.objects.filter(member=member), *fields)


#: What each section is called in data.json, and as a heading in index.html.
SECTIONS: dict[str, Callable[[User], Iterable[Row]]] = {
    "account": account,
    "profile": profile,
    "handles_left": lambda member: rows(OldHandle.objects.filter(member=member), "left_at", "redirects"),
    "e_mail_addresses": lambda member: rows(EmailAddress.objects.filter(user=member), "email", "verified", "primary"),
    "e_mails_sent": lambda member: rows(
        QueuedEmail.objects.addressed_to(member.email),
        "recipient",
        "kind",
        "created_at",
        "sent_at",
        "failed_at",
        "bounced_at",
        "last_error",
    ),
    "e_mails_stopped": lambda member: rows(
        EmailSuppression.objects.for_address(member.email), "scope", "reason", "error", "created_at"
    ),
    "connected_accounts": lambda member: rows(
        SocialAccount.objects.filter(user=member), "provider", "uid", "date_joined", "last_login", "extra_data"
    ),
    "second_factors": lambda member: rows(
        Authenticator.objects.filter(user=member), "type", "created_at", "last_used_at"
    ),
    "sessions": lambda member: rows(
        UserSession.objects.filter(user=member), "created_at", "last_seen_at", "user_agent"
    ),
    "articles": export_of_articles.articles,
    "author_page": export_of_articles.author_page,
    "newsletters": export_of_articles.newsletters,
    "pictures": export_of_articles.pictures,
    "discussions": export_of_discussions.discussions,
    "comments": export_of_comments.comments,
    "check_ins": export_of_check_ins.check_ins,
    "check_ins_begun": export_of_check_ins.begun_check_ins,
    "check_in_reminders": export_of_check_ins.reminders,
    "drafts": export_of_comments.drafts,
    "helped_me": export_of_comments.helped_me,
    "muted": export_of_comments.muted,
    "conversations_read": export_of_comments.conversations_read,
    "subscriptions": export_of_notifications.subscriptions_of,
    "notifications": export_of_notifications.notifications,
    "notification_settings": export_of_notifications.preferences,
    "decisions_about_me": export_of_comments.decisions,
    "sanctions": export_of_moderation.sanctions,
    "appeals": export_of_moderation.appeals,
    "notes_by_moderators": export_of_moderation.notes,
    "reports": export_of_reports.reports,
    "moderators_wrote_to_me": export_of_reports.help_offers,
    "moderators_looked_who_i_am": export_of_comments.identity_reveals,
}
