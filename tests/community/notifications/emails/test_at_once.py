"""E-mails that come straight away, three minutes later, through a real server."""

from datetime import UTC, datetime, time, timedelta

import pytest
import time_machine
from django.core.management import call_command

from community.comments.models import Comment
from community.conversations.mutes import mute_person
from community.members.time_zone import set_zone
from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.emails.at_once import send_at_once
from community.notifications.following.subscriptions import activate_guest, follow_as_guest
from community.notifications.models import GuestAnswer, Notification, Preferences, QueuedEmail, Subscription
from community.notifications.notify import notify
from tests.factories import UserFactory
from tests.things.models import Thing

#: A Tuesday, at noon where the site is.
NOON = datetime(2026, 11, 3, 11, tzinfo=UTC)


@pytest.fixture
def mine(say, member) -> Comment:
    return say("Mine is the handover.", by=member)


@pytest.fixture
def answer(say, mine, other_member):
    """answer("words", seconds): Beatriz answers Jonas so many seconds after noon."""

    def answer(words: str, after: int = 0, by=None, to=None) -> Comment:
        with time_machine.travel(NOON + timedelta(seconds=after), tick=False):
            above = to or mine
            comment = say(words, by=by or other_member, to=above, about=above.conversation.target)
            notify(comment)
        return comment

    return answer


def run(seconds: float) -> None:
    with time_machine.travel(NOON + timedelta(seconds=seconds), tick=False):
        call_command("send_notification_emails", verbosity=0)
        deliver_due()


def subjects(mail_server) -> list[tuple[str, str]]:
    return [(address, str(message["Subject"])) for address, message in mail_server.taken]


def text_of(mail_server) -> str:
    return mail_server.taken[-1][1].get_body(("plain",)).get_content().replace("\r\n", "\n")


ANSWERED = ("jonas-m@example.org", "Beatriz Nogueira answered you: A thing")


def test_an_answer_comes_after_three_minutes_and_once(mail_server, answer):
    answer("At seven.")

    run(179)
    assert subjects(mail_server) == []
    run(180)
    run(181)
    run(3600)
    assert subjects(mail_server) == [ANSWERED]
    row = Notification.objects.get()
    assert (row.emailed_at, row.emailed_in) == (NOON + timedelta(seconds=180), "at-once")


def test_a_second_answer_goes_into_the_same_e_mail(mail_server, answer):
    answer("At seven.")
    answer("Or at eight.", 120)

    run(180)
    run(600)

    assert subjects(mail_server) == [("jonas-m@example.org", "2 answers to you: A thing")]
    text = text_of(mail_server)
    assert ("    At seven." in text, "    Or at eight." in text) == (True, True)


def test_answers_elsewhere_are_another_e_mail(mail_server, answer, say, member):
    answer("At seven.")
    elsewhere = say("Mine, too.", by=member, about=Thing.objects.create(title="Another"))
    answer("Later.", to=elsewhere)

    run(180)
    assert sorted(subjects(mail_server)) == [
        ("jonas-m@example.org", "Beatriz Nogueira answered you: A thing"),
        ("jonas-m@example.org", "Beatriz Nogueira answered you: Another"),
    ]


def test_what_was_edited_meanwhile_comes_as_it_is_now(mail_server, answer):
    comment = answer("At sevn.")
    Comment.objects.filter(pk=comment.pk).update(comment="At seven.", body_html="<p>At seven.</p>")

    run(180)
    assert ("    At seven." in text_of(mail_server), "sevn" in text_of(mail_server)) == (True, False)


def test_what_was_read_meanwhile_is_not_sent(mail_server, answer):
    answer("At seven.")
    Notification.objects.update(read_at=NOON)

    run(180)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize("status", ["withdrawn", "removed", "spam", "held"])
def test_what_no_longer_stands_is_not_sent(mail_server, answer, status):
    comment = answer("At seven.")
    Comment.objects.filter(pk=comment.pk).update(status=status)

    run(180)
    assert not QueuedEmail.objects.exists()


def test_who_was_muted_meanwhile_is_not_heard(mail_server, answer, member):
    mute_person(member, answer("At seven."), on=True)

    run(180)
    assert not QueuedEmail.objects.exists()


def test_a_page_that_was_restricted_meanwhile_tells_nothing(mail_server, answer, thing):
    answer("At seven.")
    Thing.objects.filter(pk=thing.pk).update(is_secret=True)

    run(180)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize("frequency", ["off", "daily", "weekly"])
def test_only_what_is_wanted_straight_away(mail_server, answer, member, frequency):
    Preferences.objects.create(member=member, email_reply=frequency)
    answer("At seven.")

    run(180)
    assert not QueuedEmail.objects.exists()


def test_nothing_in_quiet_hours_and_everything_after(mail_server, answer, member):
    set_zone(member, "UTC")
    Preferences.objects.create(member=member, quiet_from=time(11), quiet_until=time(12))
    answer("At seven.")
    answer("Or at eight.", 900)

    run(3599)
    assert subjects(mail_server) == []
    run(3600)
    assert subjects(mail_server) == [("jonas-m@example.org", "2 answers to you: A thing")]


def test_nothing_during_a_pause(mail_server, answer, member):
    Preferences.objects.create(member=member, paused_until=NOON.date() + timedelta(days=1))
    answer("At seven.")
    run(180)
    assert subjects(mail_server) == []

    Preferences.objects.update(paused_until=NOON.date())
    run(240)
    assert subjects(mail_server) == [ANSWERED]


def test_an_address_that_was_not_confirmed_gets_nothing(mail_server, say):
    stranger = UserFactory(confirmed=False)
    with time_machine.travel(NOON, tick=False):
        notify(say("At seven.", by=UserFactory(), to=say("Mine.", by=stranger)))

    run(180)
    assert not QueuedEmail.objects.exists()


def test_a_run_that_looked_at_the_same_moment_sends_nothing(mail_server, answer, member, monkeypatch):
    """It found the row unsent, and another one claimed it before this one did."""
    answer("At seven.")
    from community.notifications.emails import at_once  # noqa: PLC0415 -- to change it

    real = at_once.reachable

    def other_run_first(members):
        found = real(members)
        Notification.objects.update(emailed_at=NOON)
        return found

    monkeypatch.setattr(at_once, "reachable", other_run_first)
    with time_machine.travel(NOON + timedelta(seconds=180), tick=False):
        assert at_once.send_at_once() == 0


def test_a_guest_who_asked_gets_answers(mail_server, say, answer):
    guests = say("Ours is the bath.")
    follow_as_guest(guests)
    answer("Not yet confirmed.", to=guests)
    activate_guest(guests)
    first = answer("At seven.", to=guests)
    answer("Or at eight.", 60, to=first)

    run(179)
    assert subjects(mail_server) == []
    run(180)
    run(600)
    guest = [row for row in subjects(mail_server) if row[0] == "ann@example.org"]
    assert guest == [("ann@example.org", "2 new comments: A thing")]
    assert "Not yet confirmed" not in text_of(mail_server)


def test_a_guest_is_not_told_of_what_was_withdrawn_or_is_their_own(mail_server, say, answer):
    guests = say("Ours is the bath.")
    follow_as_guest(guests)
    activate_guest(guests)
    comment = answer("At seven.", to=guests)
    notify(say("My own.", to=guests))
    Comment.objects.filter(pk=comment.pk).update(status="withdrawn")

    run(180)
    assert GuestAnswer.objects.count() == 1
    assert not QueuedEmail.objects.exists()


def test_a_guest_who_ended_it_gets_nothing(mail_server, say, answer):
    guests = say("Ours is the bath.")
    follow_as_guest(guests)
    activate_guest(guests)
    answer("At seven.", to=guests)
    Subscription.objects.all().delete()

    run(180)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize("number", [1, 40])
def test_many_members_cost_no_more_queries(queued, say, thing, number, django_assert_max_num_queries):
    writer = UserFactory()
    with time_machine.travel(NOON, tick=False):
        for _ in range(number):
            notify(say("At seven.", by=writer, to=say("Mine.", by=UserFactory())))
    with (
        time_machine.travel(NOON + timedelta(minutes=4), tick=False),
        django_assert_max_num_queries(17),
    ):
        assert send_at_once() == number
