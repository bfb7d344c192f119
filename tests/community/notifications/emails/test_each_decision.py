"""What moderators decided about several comments in one conversation: each is told, in the digest and on the site."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Comment
from community.members.time_zone import set_zone
from community.notifications.grouping import group_page
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import run_at, text_of

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
REMOVALS = ["Unkind to a person", "Advertising"]


@pytest.fixture
def decided(say, member):
    """Two removals with their reasons and two approvals, in one conversation."""
    set_zone(member, "UTC")
    member.refresh_from_db()
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        Preferences.objects.create(member=member, email_decision="daily")
    with time_machine.travel(NOON, tick=False):
        for reason in reversed(REMOVALS):
            comment = say(f"Words, {reason}.", by=member)
            Comment.objects.filter(pk=comment.pk).update(status="removed")
            Notification.objects.create(recipient=member, comment=comment, kind="removed", detail=reason)
        for number in range(2):
            comment = say(f"Words {number}.", by=member)
            Notification.objects.create(recipient=member, comment=comment, kind="approved")


def test_in_the_digest_each_has_its_own_row(mail_server, decided):
    run_at(datetime(2026, 11, 3, 20, 30, tzinfo=UTC))

    lines = text_of(mail_server).splitlines()
    assert [lines[number + 1].strip() for number, line in enumerate(lines) if line == "* A thing"] == [
        "Your comment is live",
        "Your comment is live",
        *(f"A moderator removed your comment ({reason})" for reason in REMOVALS),
    ]


def test_in_the_list_each_has_its_own_row_too(decided, member):
    groups = group_page(Notification.objects.visible_to(member)).groups
    assert [(group.newest.kind, group.newest.detail, group.count) for group in groups] == [
        ("approved", "", 1),
        ("approved", "", 1),
        *(("removed", reason, 1) for reason in REMOVALS),
    ]


def test_marking_one_as_read_leaves_the_other(client, decided, member):
    client.force_login(member)
    newest = Notification.objects.filter(kind="removed").first()
    client.post("/notifications/", {"row": newest.pk})
    assert list(Notification.objects.exclude(read_at=None)) == [newest]
