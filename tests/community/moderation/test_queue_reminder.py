"""Moderators hear of a queue that has waited for more than a day: by e-mail, once a day, while it is so."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.contrib.auth.models import Permission

from community.comments.models import Comment
from community.members.time_zone import set_zone
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.moderation.queue_reminder import remind_moderators
from community.notifications.delivery.email_suppression import EmailSuppression, hashes_of
from community.notifications.models import Preferences, QueuedEmail
from tests.community.notifications.sent_emails import arrived, html_of, run_at, text_of
from tests.factories import UserFactory

#: At which the comment is held: a Tuesday.
NOON = datetime(2026, 3, 10, 12, tzinfo=UTC)
DAY, SECOND = timedelta(days=1), timedelta(seconds=1)
PRIYA = "priya@example.org"
ONE_WAITS = (PRIYA, "1 comment waits for a moderator")


@pytest.fixture(autouse=True)
def _moderates(moderator, mail_server) -> None:
    set_zone(moderator, "Europe/Berlin")


@pytest.fixture
def held(say, member) -> Comment:
    with time_machine.travel(NOON, tick=False):
        return say("Buy prams at my shop.", by=member, status="held")


def test_after_more_than_a_day_and_not_before(held, mail_server):
    run_at(NOON + DAY)
    assert arrived(mail_server) == []

    run_at(NOON + DAY + SECOND)
    assert arrived(mail_server) == [ONE_WAITS]


def test_it_says_how_many_and_since_when_but_not_a_word_of_them(held, say, mail_server):
    with time_machine.travel(NOON + DAY, tick=False):
        say("A second one.", status="held")

    run_at(NOON + DAY + SECOND)

    assert arrived(mail_server) == [(PRIYA, "2 comments wait for a moderator")]
    told = "2 comments wait for a moderator, the oldest since Tuesday, 10 March, 13:00."
    assert text_of(mail_server).splitlines()[0] == told
    assert "\nRead what waits:\nhttp://testserver/cms/moderation/\n" in text_of(mail_server)
    assert 'href="http://testserver/cms/moderation/"' in html_of(mail_server)
    for part in (text_of(mail_server), html_of(mail_server)):
        assert [words in part for words in ("prams", "Jonas", "A thing")] == [False] * 3


def test_once_a_day_while_it_is_so(held, mail_server):
    first = NOON + DAY + SECOND
    run_at(first)
    run_at(first + DAY - SECOND)
    assert len(mail_server.taken) == 1

    run_at(first + DAY)
    assert arrived(mail_server) == [ONE_WAITS, ONE_WAITS]


@pytest.mark.parametrize("act", [Act.APPROVE, Act.REMOVE, Act.SPAM])
def test_not_when_the_queue_was_emptied_meanwhile(held, moderator, mail_server, act):
    with time_machine.travel(NOON + DAY, tick=False):
        decide(held, act, by=moderator)

    run_at(NOON + DAY + SECOND)

    assert (arrived(mail_server), Preferences.objects.filter(member=moderator).exists()) == ([], False)


def test_what_waits_to_be_sent_is_deleted_when_the_queue_is_empty(held, moderator, mail_server):
    assert remind_moderators(NOON + DAY + SECOND) == 1
    decide(held, Act.APPROVE, by=moderator)

    assert remind_moderators(NOON + DAY + 2 * SECOND) == 0

    assert QueuedEmail.objects.count() == 0


def test_members_who_do_not_moderate_get_none_and_those_by_another_role_do(held, administrator, mail_server):
    member = UserFactory(display_name="Ida", username="ida")
    member.user_permissions.add(Permission.objects.get(codename="moderate_comment"))
    UserFactory(username="gone", groups=["Moderators"], is_active=False)
    UserFactory(username="new", groups=["Moderators"], confirmed=False)

    run_at(NOON + DAY + SECOND)

    assert {address for address, _ in arrived(mail_server)} == {PRIYA, "ida@example.org", "tobias@example.org"}


class TestWhenItComes:
    def test_not_in_quiet_hours_but_after_them(self, say, mail_server):
        evening = datetime(2026, 3, 10, 21, 30, tzinfo=UTC)  # 22:30 in Berlin
        with time_machine.travel(evening, tick=False):
            say("words", status="held")

        run_at(evening + DAY + SECOND)
        run_at(datetime(2026, 3, 12, 4, 59, 59, tzinfo=UTC))
        assert arrived(mail_server) == []
        run_at(datetime(2026, 3, 12, 5, tzinfo=UTC))

        assert arrived(mail_server) == [ONE_WAITS]

    def test_not_in_a_pause_nor_to_who_wants_none_nor_to_who_has_unsubscribed(self, held, moderator, mail_server):
        Preferences.objects.create(member=moderator, paused_until=(NOON + 2 * DAY).date())
        tired = UserFactory(username="tired", groups=["Moderators"])
        Preferences.objects.create(member=tired, reminds_of_queue=False)
        UserFactory(username="stopped", groups=["Moderators"])
        EmailSuppression.objects.suppress(hashes_of("stopped@example.org")[0], "queue", "unsubscribed")

        run_at(NOON + DAY + SECOND)
        assert arrived(mail_server) == []
        run_at(NOON + 2 * DAY)

        assert arrived(mail_server) == [ONE_WAITS]


class TestSinceWhenItWaits:
    def test_an_edit_that_is_held_counts_from_the_edit(self, say, mail_server):
        with time_machine.travel(NOON - 9 * DAY, tick=False):
            comment = say("words")
        with time_machine.travel(NOON, tick=False):
            Comment.objects.filter(pk=comment.pk).update(status="held")
            comment.refresh_from_db()
            Decision.objects.record(comment, Act.EDIT, actor=None, before="published")

        run_at(NOON + DAY)
        assert arrived(mail_server) == []
        run_at(NOON + DAY + SECOND)

        assert arrived(mail_server) == [ONE_WAITS]

    def test_what_was_said_of_its_author_changes_nothing(self, held, moderator, mail_server):
        with time_machine.travel(NOON + DAY - SECOND, tick=False):
            Decision.objects.record(held, Act.REVEAL, actor=moderator, before="held")

        run_at(NOON + DAY + SECOND)

        assert arrived(mail_server) == [ONE_WAITS]


def test_the_header_of_a_mail_program_ends_these_alone(held, moderator, mail_server, client):
    run_at(NOON + DAY + SECOND)
    headers = mail_server.taken[-1][1]
    link = headers["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")

    assert headers["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert "No more e-mails about comments that wait for a moderator?" in client.get(link).text
    client.post(link, {"List-Unsubscribe": "One-Click"})

    assert list(EmailSuppression.objects.values_list("scope", "reason")) == [("queue", "unsubscribed")]
    run_at(NOON + 3 * DAY)
    assert len(mail_server.taken) == 1


def test_of_two_runs_at_once_one_reminds(held, moderator):
    moment = NOON + DAY + SECOND

    assert (remind_moderators(moment), remind_moderators(moment)) == (1, 0)


@pytest.mark.parametrize("waiting", [1, 30])
def test_looking_costs_two_queries_while_nothing_is_old(say, django_assert_num_queries, waiting):
    with time_machine.travel(NOON, tick=False):
        for number in range(waiting):
            say(f"words {number}", status="held")

    with django_assert_num_queries(2):
        assert remind_moderators(NOON + DAY) == 0


def test_who_is_on_holiday_and_paused_their_e_mails_is_not_reminded(held, moderator, mail_server):
    back = (NOON + 3 * DAY).date()
    Preferences.objects.update_or_create(member=moderator, defaults={"paused_until": back})

    run_at(NOON + DAY + SECOND)
    assert arrived(mail_server) == []
    run_at(NOON + 3 * DAY)
    assert arrived(mail_server) == [ONE_WAITS]
