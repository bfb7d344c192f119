"""What is kept of e-mails about notifications, and of who chose them: taken along, deleted, and how long it lasts."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from account_data.retention import purge
from community.comments.models import Comment
from community.notifications.emails.at_once import send_at_once
from community.notifications.emails.digest import send_digests
from community.notifications.emails.guest_emails import send_to_guests
from community.notifications.following.subscriptions import activate_guest, follow_as_guest
from community.notifications.models import GuestAnswer, Notification, Preferences, QueuedEmail, Subscription
from community.notifications.notify import notify
from tests.site.account_data.exported import exported
from tests.traces import traces

NOW = datetime(2026, 11, 3, 12, tzinfo=UTC)


def days(number: float) -> datetime:
    return timezone.now() + timedelta(days=number)


@pytest.fixture
def answered(say, member, other_member):
    """Beatriz answers Jonas, who has no quiet hours, and a guest who asked for answers."""
    Preferences.objects.create(member=member, quiet_from=None, quiet_until=None)
    mine, guests = say("Mine.", by=member), say("Ours is the bath.", email="guest@example.org")
    follow_as_guest(guests)
    activate_guest(guests)
    answers = [say("At seven.", by=other_member, to=each) for each in (mine, guests)]
    for each in answers:
        notify(each)
    return answers


def test_every_setting_is_taken_along_as_it_was_chosen(member):
    Preferences.objects.create(
        member=member,
        email_reply="weekly",
        email_site="daily",
        digest_at=time(7, 15),
        digest_weekday=0,
        quiet_from=None,
        quiet_until=None,
        paused_until=date(2026, 11, 10),
        last_digest_at=NOW,
        digest_sent_at=NOW,
        weekly_sent_at=NOW,
        reminds_of_queue=False,
        queue_reminded_at=NOW,
    )

    assert exported(member)["notification_settings"] == [
        {
            "follows_where_writes": False,
            "asks_how_it_turned_out": True,
            "email_reply": "weekly",
            "email_mention": "at-once",
            "email_on_yours": "off",
            "email_followed": "daily",
            "email_follow_up": "daily",
            "email_answer": "off",
            "email_unanswered": "weekly",
            "email_new": "daily",
            "email_decision": "off",
            "email_site": "daily",
            "digest_at": time(7, 15),
            "digest_weekday": 0,
            "quiet_from": None,
            "quiet_until": None,
            "paused_until": date(2026, 11, 10),
            "last_digest_at": NOW,
            "digest_sent_at": NOW,
            "weekly_sent_at": NOW,
            "reminds_of_queue": False,
            "queue_reminded_at": NOW,
        }
    ]


def test_nobody_elses_settings_are_taken_along(member, other_member):
    Preferences.objects.create(member=other_member)

    assert exported(member)["notification_settings"] == []


@pytest.mark.parametrize(("how", "when"), [("at-once", NOW), ("digest", NOW), ("", None)])
def test_of_each_notification_is_taken_along_when_and_how_it_was_e_mailed(member, answered, how, when):
    Notification.objects.filter(recipient=member).update(emailed_at=when, emailed_in=how)

    [row] = exported(member)["notifications"]
    assert (row["what"], row["e_mailed"], row["e_mailed_in"]) == ("answered you", when, how)


@pytest.mark.parametrize("keeps_content", [True, False])
def test_who_left_is_written_to_no_more_and_leaves_no_settings(
    queued, answered, member, keeps_content, settings, tmp_path
):
    settings.PRIVATE_ROOT = tmp_path  # exports that other tests have left are not looked at
    Preferences.objects.update(email_site="daily")
    address = member.email
    delete_account(request_deletion(member, keeps_content=keeps_content)[0])

    assert (Preferences.objects.count(), Notification.objects.filter(recipient=member.pk).count()) == (0, 0)
    assert (send_at_once(days(0.01)), send_digests(days(2))) == (0, 0)
    assert traces(address) == []


def test_an_e_mail_that_waits_goes_with_the_account(queued, answered, member):
    send_at_once(days(0.01))
    assert QueuedEmail.objects.addressed_to(member.email).count() == 1

    delete_account(request_deletion(member, keeps_content=True)[0])
    assert not QueuedEmail.objects.addressed_to("jonas-m@example.org").exists()


@pytest.mark.parametrize(("is_active", "sent"), [(True, 1), (False, 0)])
def test_while_an_account_is_being_deleted_nothing_is_sent_to_it(queued, answered, member, is_active, sent):
    type(member).objects.filter(pk=member.pk).update(is_active=is_active)

    assert send_at_once(days(0.01)) == sent


@pytest.mark.parametrize(("keeps_content", "told"), [(True, 1), (False, 0)])
def test_a_guest_is_not_told_of_an_answer_that_its_writer_erased(queued, answered, other_member, keeps_content, told):
    delete_account(request_deletion(other_member, keeps_content=keeps_content)[0])

    assert send_to_guests(days(0.01)) == told


def test_what_a_guest_asked_for_with_the_members_address_is_deleted_with_its_answers(say, member, other_member):
    guests = say("Ours is the bath.", email=member.email)
    follow_as_guest(guests)
    activate_guest(guests)
    notify(say("At seven.", by=other_member, to=guests))
    assert GuestAnswer.objects.count() == 1

    delete_account(request_deletion(member, keeps_content=True)[0])
    assert (GuestAnswer.objects.count(), Subscription.objects.count()) == (0, 0)


def test_which_answers_a_guest_was_told_of_goes_with_the_comment(answered):
    Comment.objects.filter(pk=answered[1].pk).delete()

    assert not GuestAnswer.objects.exists()


@pytest.mark.parametrize("sent", [True, False])
def test_which_answers_a_guest_was_told_of_is_kept_as_long_as_notifications(answered, sent):
    GuestAnswer.objects.update(emailed_at=days(0) if sent else None)

    purge(days(364))
    assert (GuestAnswer.objects.count(), Notification.objects.exists()) == (1, True)
    purge(days(366))
    assert (GuestAnswer.objects.count(), Notification.objects.count()) == (0, 0)


@pytest.mark.parametrize(("read", "lasts"), [(True, 90), (False, 365)])
def test_that_it_was_e_mailed_makes_a_notification_last_neither_longer_nor_shorter(answered, read, lasts):
    Notification.objects.update(emailed_at=days(0), emailed_in="digest", read_at=days(0) if read else None)
    told = Notification.objects.count()

    purge(days(lasts - 1))
    assert Notification.objects.count() == told
    purge(days(lasts + 1))
    assert not Notification.objects.exists()


def test_settings_last_as_long_as_the_account(member):
    Preferences.objects.create(member=member)

    purge(days(5000))
    assert Preferences.objects.get().member == member
