"""Every e-mail about a notification leads to its recipient's settings, without signing in."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.members.time_zone import set_zone
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import html_of, run_at, text_of
from tests.things.models import Thing

NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
KINDS = {
    "reply": "email_reply",
    "mention": "email_mention",
    "on-yours": "email_on_yours",
    "followed": "email_followed",
    "follow-up": "email_follow_up",
    "turned-out": "email_follow_up",
    "new": "email_new",
    "answer": "email_answer",
    "unanswered": "email_unanswered",
    "approved": "email_decision",
}


@pytest.fixture
def told(say, member, other_member):
    """told("reply", 2): two notifications of this kind at noon, in one conversation, to come at this frequency."""

    def told(kind: str, number: int = 1, frequency: str = "at-once") -> None:
        set_zone(member, "UTC")
        member.refresh_from_db()
        with time_machine.travel(NOON - timedelta(days=1), tick=False):
            Preferences.objects.create(member=member, **{KINDS[kind]: frequency})
        with time_machine.travel(NOON, tick=False):
            for place in range(number):
                if kind in {"new", "follow-up"}:
                    about = {"subject": Thing.objects.create()}
                else:
                    about = {"comment": say(f"Words {place}.", by=other_member)}
                Notification.objects.create(recipient=member, kind=kind, **about)

    return told


def link_in(text: str) -> str:
    [line] = [line for line in text.splitlines() if line.startswith("Notification settings: ")]
    return line.removeprefix("Notification settings: http://testserver")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("frequency", ["at-once", "daily"])
def test_each_kind_leads_to_the_settings_of_its_recipient(mail_server, told, client, member, kind, frequency):
    told(kind, frequency=frequency)
    run_at(NOON + timedelta(minutes=3) if frequency == "at-once" else datetime(2026, 11, 3, 20, 30, tzinfo=UTC))

    link = link_in(text_of(mail_server))
    assert f'<a href="http://testserver{link}">Notification settings</a>' in html_of(mail_server)
    assert client.get(link).status_code == 200
    client.post(link, {"act": "pause"})
    assert Preferences.objects.get(member=member).paused_until is not None


def test_so_does_an_e_mail_about_several_comments(mail_server, told, client):
    told("reply", 2)
    run_at(NOON + timedelta(minutes=3))

    link = link_in(text_of(mail_server))
    assert str(mail_server.taken[-1][1]["Subject"]).startswith("2 answers")
    assert f'<a href="http://testserver{link}">Notification settings</a>' in html_of(mail_server)
    assert client.get(link).status_code == 200
