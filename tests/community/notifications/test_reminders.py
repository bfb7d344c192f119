from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from community.notifications import reminders

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)


@pytest.fixture
def registered(monkeypatch):
    monkeypatch.setattr(reminders, "REMINDERS", [])
    return reminders.register_reminder


def test_each_is_asked_about_this_moment_and_all_are_counted(registered):
    asked = []

    def first(now):
        asked.append(now)
        return 2

    registered(first)
    registered(first)
    registered(lambda now: 3)

    assert reminders.send_reminders(NOW) == 5
    assert asked == [NOW]


def test_one_that_fails_keeps_nobody_from_the_others(registered, caplog):
    def broken(now):
        raise RuntimeError("no such table")

    registered(broken)
    registered(lambda now: 1)

    assert reminders.send_reminders(NOW) == 1
    assert "broken failed" in caplog.text


def test_the_timer_says_how_many(registered, db, capsys):
    call_command("send_notification_emails")
    assert capsys.readouterr().out == ""
    registered(lambda now: 4)
    call_command("send_notification_emails")
    assert capsys.readouterr().out == "reminded of: 4\n"
