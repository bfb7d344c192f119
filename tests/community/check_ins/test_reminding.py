from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup

from community.check_ins.models import CheckInReminder
from community.check_ins.reminding import months_after, remind, send_due_reminders, stop_reminding
from community.members.time_zone import set_zone
from community.notifications.models import Notification

PAGE = "/check-ins/work-and-care/reminder/"


@pytest.fixture
def in_march():
    """Before anybody signs in: a session of years ago has ended."""
    with time_machine.travel(datetime(2030, 3, 1, 12, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("day", "months", "after"),
    [
        (date(2030, 1, 31), 1, date(2030, 2, 28)),
        (date(2032, 1, 31), 1, date(2032, 2, 29)),
        (date(2030, 2, 28), 1, date(2030, 3, 31)),
        (date(2030, 11, 30), 3, date(2031, 2, 28)),
        (date(2030, 12, 15), 6, date(2031, 6, 30)),
    ],
)
def test_months_end_when_they_end(day, months, after):
    assert months_after(day, months, wanted_day=31) == after


def test_a_reminder_comes_at_the_hour_of_the_member(member, check_in):
    set_zone(member, "America/Lima")
    member.refresh_from_db()
    remind(member, check_in, every=3, first_on=date(2030, 3, 1), hour=20)

    assert send_due_reminders(datetime(2030, 3, 2, 0, 59, tzinfo=UTC)) == 0
    assert send_due_reminders(datetime(2030, 3, 2, 1, 0, tzinfo=UTC)) == 1

    [told] = Notification.objects.filter(recipient=member)
    assert (told.kind, told.subject.title, told.subject.get_absolute_url()) == (
        "ask-again",
        "Work and care",
        "/check-ins/work-and-care/",
    )
    assert CheckInReminder.objects.get().next_on == date(2030, 6, 1)


def test_whoever_moved_is_reminded_by_the_clock_of_the_new_place(member, check_in):
    remind(member, check_in, every=1, first_on=date(2030, 3, 1), hour=9)
    set_zone(member, "America/Lima")

    assert send_due_reminders(datetime(2030, 3, 1, 9, tzinfo=UTC)) == 0
    assert send_due_reminders(datetime(2030, 3, 1, 13, 59, tzinfo=UTC)) == 0
    assert send_due_reminders(datetime(2030, 3, 1, 14, tzinfo=UTC)) == 1


def test_each_time_there_is_one_notification_and_a_skipped_one_makes_no_second(member, check_in):
    remind(member, check_in, every=1, first_on=date(2030, 1, 31), hour=9)

    sent = [send_due_reminders(datetime(2030, month, 28, 12, tzinfo=UTC)) for month in (2, 3, 4)]

    assert sent == [1, 0, 1]
    assert Notification.objects.filter(recipient=member, read_at=None).count() == 1
    assert CheckInReminder.objects.get().next_on == date(2030, 4, 30)


def test_after_a_long_sleep_of_the_timer_one_is_sent_not_ten(member, check_in):
    remind(member, check_in, every=1, first_on=date(2030, 1, 31), hour=9)

    assert send_due_reminders(datetime(2030, 11, 5, tzinfo=UTC)) == 1
    assert send_due_reminders(datetime(2030, 11, 5, 1, tzinfo=UTC)) == 0
    assert CheckInReminder.objects.get().next_on == date(2030, 11, 30)


def test_nobody_is_reminded_of_a_retired_one_or_after_leaving(member, other_member, check_in):
    remind(other_member, check_in, every=1, first_on=date(2030, 1, 1), hour=9)
    other_member.is_active = False
    other_member.save()
    assert send_due_reminders(datetime(2030, 2, 1, tzinfo=UTC)) == 0

    remind(member, check_in, every=1, first_on=date(2030, 1, 1), hour=9)
    check_in.unpublish()

    assert send_due_reminders(datetime(2030, 2, 1, tzinfo=UTC)) == 0


def test_stopping_takes_the_notification_along(member, check_in):
    remind(member, check_in, every=1, first_on=date(2030, 1, 1), hour=9)
    send_due_reminders(datetime(2030, 2, 1, tzinfo=UTC))

    stop_reminding(member, check_in)

    assert Notification.objects.count() == 0


def test_the_clock_of_a_night_in_spring_leaps_and_the_reminder_still_comes(member, check_in):
    set_zone(member, "Europe/Madrid")
    member.refresh_from_db()
    remind(member, check_in, every=1, first_on=date(2030, 3, 31), hour=6)

    assert send_due_reminders(datetime(2030, 3, 31, 3, 59, tzinfo=UTC)) == 0
    assert send_due_reminders(datetime(2030, 3, 31, 4, 0, tzinfo=UTC)) == 1


def test_it_is_off_until_somebody_asks_for_it(in_march, reader, check_in, member):
    page = BeautifulSoup(reader.get(PAGE).text, "html.parser")
    assert CheckInReminder.objects.count() == 0
    assert page.select_one("#id_first_on")["value"] == "2030-06-01"

    response = reader.post(PAGE, {"every": "3", "first_on": "2030-06-01", "hour": "9"}, follow=True)

    assert "You’ll be reminded on 1 June 2030" in response.text
    found = CheckInReminder.objects.get(member=member)
    assert (found.every, found.day, found.hour, found.next_at) == (3, 1, 9, datetime(2030, 6, 1, 9, tzinfo=UTC))


@pytest.mark.parametrize(
    "fields",
    [
        {"first_on": "2030-03-01"},
        {"first_on": "2029-01-01"},
        {"first_on": "2032-03-02"},
        {"first_on": "soon"},
        {"every": "2"},
        {"hour": "3"},
        {"hour": "99"},
    ],
)
def test_what_cannot_be_is_refused_with_a_reason(in_march, reader, check_in, fields):
    response = reader.post(PAGE, {"every": "3", "first_on": "2030-06-01", "hour": "9"} | fields)

    assert response.status_code == 422
    assert list(response.context["form"].errors) == [next(iter(fields))]
    assert CheckInReminder.objects.count() == 0


def test_it_is_changed_and_stopped(in_march, reader, check_in, member):
    for every in ("1", "6"):
        reader.post(PAGE, {"every": every, "first_on": "2030-06-01", "hour": "9"})
    assert [found.every for found in CheckInReminder.objects.all()] == [6]

    reader.post(PAGE, {"stop": "yes"})

    assert CheckInReminder.objects.count() == 0


def test_the_notification_says_what_was_asked_for(reader, check_in, member):
    remind(member, check_in, every=1, first_on=date(2020, 1, 1), hour=9)
    send_due_reminders()

    assert "You asked to be reminded" in reader.get("/notifications/").text
