"""Where a member's address lies besides their own tables: in sessions, in what the CMS wrote down, in failed tasks."""

import json

from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django_tasks_db.models import DBTaskResult
from wagtail.models import ModelLogEntry

from community.members.models import User


def delete_residual_data(member: User) -> None:
    delete_sessions_of(member)
    delete_log_entries_about(member)
    DBTaskResult.objects.filter(traceback__icontains=member.email).delete()  # a letter that could not be delivered


def delete_sessions_of(member: User) -> None:
    """Those they are signed in with, and those of a door where their address was typed."""
    for session in Session.objects.iterator():
        held = session.get_decoded()
        if held.get("_auth_user_id") == str(member.pk) or member.email.lower() in json.dumps(held).lower():
            SessionStore(session.session_key).delete()


def delete_log_entries_about(member: User) -> None:
    """The admins' own logs write down a member's name as the label of what was edited."""
    about = {"content_type": ContentType.objects.get_for_model(User), "object_id": str(member.pk)}
    ModelLogEntry.objects.filter(**about).delete()
    LogEntry.objects.filter(**about).delete()
