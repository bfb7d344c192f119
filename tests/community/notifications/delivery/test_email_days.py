from datetime import UTC, date, datetime, timedelta

import time_machine

from community.notifications.delivery.email_days import DAYS, HEIGHT, Bar, EmailDay, bars, email_days
from community.notifications.models import QueuedEmail

MARCH = datetime(2026, 3, 1, 12, tzinfo=UTC)


def test_each_day_of_a_month_has_its_numbers_in_four_queries(db, django_assert_num_queries):
    yesterday = MARCH - timedelta(days=1)
    with time_machine.travel(MARCH, tick=False):
        for changes in (
            {},
            {"sent_at": MARCH},
            {"sent_at": yesterday, "bounced_at": MARCH},
            {"failed_at": yesterday},
            {"failed_at": yesterday, "bounced_at": yesterday},
            {"sent_at": MARCH - timedelta(days=DAYS)},
        ):
            QueuedEmail.objects.create(recipient="ann@example.org", **changes)

    with django_assert_num_queries(4):
        days = email_days(date(2026, 3, 1))

    assert (len(days), days[0].day) == (DAYS, date(2026, 1, 31))
    assert days[-1] == EmailDay(date(2026, 3, 1), waiting=1, sent=1, failed=0, bounced=1)
    assert days[-2] == EmailDay(date(2026, 2, 28), waiting=0, sent=1, failed=1, bounced=1)


def test_the_highest_column_fills_the_plot_and_parts_stand_on_each_other():
    days = [EmailDay(date(2026, 3, 1), sent=3, bounced=1, failed=2), EmailDay(date(2026, 3, 2), waiting=1)]

    assert bars(days) == [
        Bar("arrived", 0, 72.0, 48.0),
        Bar("failed", 0, 24.0, 48.0),
        Bar("bounced", 0, 0.0, 24.0),
        Bar("waiting", 20, 96.0, 24.0),
    ]
    assert HEIGHT == 120


def test_without_e_mails_there_are_no_bars(db):
    assert bars(email_days(date(2026, 3, 1))) == []
