"""On the site moderators have one notification of a queue that has waited for more than a day, while it is so."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, OldQueue
from community.moderation.queue_notification import notify_of_queue
from community.notifications.bell import Bell
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import run_at
from tests.factories import UserFactory

#: At which the comment is held: a Tuesday.
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
OLD = NOON + DAY + SECOND


@pytest.fixture
def held(say, member) -> Comment:
    with time_machine.travel(NOON, tick=False):
        return say("Buy prams at my shop.", by=member, status="held")


def told() -> list[tuple[str, str]]:
    return [(str(one.recipient.username), one.subject.title) for one in Notification.objects.order_by("recipient")]


def test_after_more_than_a_day_and_not_before(held, moderator):
    assert (notify_of_queue(NOON + DAY), told()) == (0, [])
    assert notify_of_queue(OLD) == 1
    assert told() == [(moderator.username, "1 comment waiting, the oldest for more than a day")]


def test_the_timer_tells_of_it_whether_or_not_e_mails_are_wanted(held, moderator, mail_server):
    Preferences.objects.create(member=moderator, reminds_of_queue=False)
    run_at(OLD)
    assert (len(told()), mail_server.taken) == (1, [])


def test_it_is_in_the_list_with_the_way_to_the_desk_and_counts_at_the_bell(held, say, moderator, client):
    with time_machine.travel(NOON + DAY, tick=False):
        say("A second one.", status="held")
    notify_of_queue(OLD)
    client.force_login(moderator)

    page = client.get("/notifications/").content.decode()
    link = f'<a class="where" href="{reverse("desk")}">2 comments waiting, the oldest for more than a day</a>'
    row = f"For moderators: {link}"
    assert (row in page, "prams" in page) == (True, False)
    assert Bell.of(moderator).count == 1


def test_one_row_a_day_which_is_new_again_on_the_next(held, moderator):
    notify_of_queue(OLD)
    Notification.objects.update(read_at=OLD)
    assert (notify_of_queue(OLD + DAY - SECOND), Bell.of(moderator).count) == (0, 0)

    assert (notify_of_queue(OLD + DAY), Bell.of(moderator).count) == (1, 1)
    assert (OldQueue.objects.count(), Notification.objects.count()) == (1, 1)


@pytest.mark.parametrize("act", [Act.APPROVE, Act.REMOVE, Act.SPAM])
def test_it_goes_when_the_queue_is_young_again(held, say, member, moderator, act):
    with time_machine.travel(OLD, tick=False):
        say("A young one.", by=member, status="held")
        notify_of_queue(OLD)
        decide(held, act, by=moderator)

    notify_of_queue(OLD + timedelta(minutes=1))
    assert (Notification.objects.filter(kind="queue").count(), OldQueue.objects.count()) == (0, 0)


def test_only_who_may_moderate_and_can_sign_in(held, moderator, member, editor):
    UserFactory(username="gone", groups=["Moderators"], is_active=False)
    notify_of_queue(OLD)

    may = sorted(one.username for one in (moderator, editor) if one.has_perm("comments.moderate_comment"))
    assert sorted(name for name, _ in told()) == may


def test_every_minute_it_costs_two_queries_while_nothing_changes(held, moderator):
    notify_of_queue(OLD)
    for minutes in (1, 60):
        with CaptureQueriesContext(connection) as found:
            notify_of_queue(OLD + timedelta(minutes=minutes))
        assert len(found) == 2


def test_it_is_no_part_of_a_digest(held, moderator, mail_server):
    Preferences.objects.create(member=moderator, reminds_of_queue=False, email_site="daily")
    for hours in range(0, 48, 6):
        run_at(OLD + timedelta(hours=hours))
    assert mail_server.taken == []
