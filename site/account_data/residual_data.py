"""Places outside the member's own tables with their name or address: sessions, logs, failed tasks, e-mails."""

import json

from allauth.account.models import EmailAddress
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.db import transaction
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from community.members.models import User
from community.notifications.delivery.email_suppression import EmailSuppression
from community.notifications.models import QueuedEmail, Subscription

from .expired_reports import delete_reports_of


def delete_residual_data(member: User) -> None:
    """What takes a while to search, so it is not done in the transaction that deletes the account."""
    delete_sessions_of(member)
    # The traceback of a task can contain it.
    with transaction.atomic():
        DBTaskResult.objects.filter(traceback__icontains=member.email).delete()


def delete_messages_and_logs(member: User) -> None:
    """What may be written until the account is deleted, so it is done in the same transaction."""
    delete_log_entries_about(member)
    QueuedEmail.objects.addressed_to(*addresses_of(member)).delete()
    Subscription.objects.of_guests(addresses_of(member)).delete()
    EmailSuppression.objects.forget(addresses_of(member))
    delete_reports_of(member, addresses_of(member))


def addresses_of(member: User) -> set[str]:
    """The confirmed address, and one that waits for its code."""
    return {member.email, *EmailAddress.objects.filter(user=member).values_list("email", flat=True)}


def delete_sessions_of(member: User) -> None:
    """Delete the member's sessions, and sessions of others in which the member's address was entered to sign in."""
    for session in Session.objects.iterator():
        content = session.get_decoded()
        if content.get("_auth_user_id") == str(member.pk) or member.email.lower() in json.dumps(content).lower():
            SessionStore(session.session_key).delete()


def delete_log_entries_about(member: User) -> None:
    """Delete log entries of both admins about this member: their label is the member's name."""
    about = {"content_type": ContentType.objects.get_for_model(User), "object_id": str(member.pk)}
    ModelLogEntry.objects.filter(**about).delete()
    LogEntry.objects.filter(**about).delete()
