"""The settings, signed in and by the link in an e-mail."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from bs4 import BeautifulSoup
from django.test import Client

from community.members.time_zone import set_zone
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, hashes_of
from community.notifications.models import Preferences
from community.notifications.settings.settings_link import settings_url

SETTINGS = "/notifications/settings/"


def chosen(page) -> dict[str, str]:
    radios = BeautifulSoup(page.text, "html.parser").select('input[type="radio"][checked]')
    return {radio["name"]: radio["value"] for radio in radios}


DEFAULTS = {
    "email_reply": "at-once",
    "email_mention": "at-once",
    "email_on_yours": "off",
    "email_followed": "daily",
    "email_follow_up": "daily",
    "email_new": "daily",
    "email_answer": "off",
    "email_unanswered": "weekly",
    "email_decision": "off",
    "email_site": "off",
}
IN_DIGESTS = {"email_followed", "email_follow_up", "email_new", "email_answer", "email_unanswered"}
SENT = {**DEFAULTS, "digest_at": "20:30", "digest_weekday": "4", "quiet_from": "22:00", "quiet_until": "06:00"}


@pytest.fixture
def link(member) -> str:
    return settings_url(member).removeprefix("http://testserver")


def test_the_defaults_are_gentle(client, member):
    client.force_login(member)
    assert chosen(client.get(SETTINGS)) == DEFAULTS
    assert not Preferences.objects.exists()


def test_what_is_chosen_is_kept(client, member):
    client.force_login(member)
    answer = client.post(SETTINGS, {**SENT, "email_reply": "weekly", "quiet_from": "", "quiet_until": ""})

    assert answer.status_code == 302
    saved = Preferences.objects.get()
    assert (saved.email_reply, saved.quiet_from, saved.quiet_until) == ("weekly", None, None)


@pytest.mark.parametrize(
    "wrong", [{"email_reply": "hourly"}, {"email_site": "at-once"}, {"digest_at": "25:00"}, {"quiet_until": ""}]
)
def test_what_makes_no_sense_is_refused(client, member, wrong):
    client.force_login(member)
    assert client.post(SETTINGS, {**SENT, **wrong}).status_code == 422
    assert not Preferences.objects.exists()


def test_a_week_of_pause_says_until_when_and_ends_by_a_button(client, member):
    set_zone(member, "Pacific/Auckland")
    with time_machine.travel(datetime(2026, 11, 3, 12, tzinfo=UTC), tick=False):
        client.force_login(member)
        client.post(SETTINGS, {"act": "pause"})
        assert Preferences.objects.get().paused_until == date(2026, 11, 11)
        assert "paused until Wednesday, 11 November" in client.get(SETTINGS).text

        client.post(SETTINGS, {"act": "resume"})
        assert Preferences.objects.get().paused_until is None


def test_the_link_works_for_a_stranger_shows_no_address_and_sets_no_cookie(link, member):
    client = Client(enforce_csrf_checks=True)
    page = client.get(link)

    assert (page.status_code, chosen(page), "Set-Cookie" in page) == (200, DEFAULTS, False)
    assert ("no-store" in page["Cache-Control"], 'content="noindex"' in page.text) == (True, True)
    assert (member.email in page.text, "j…@example.org" in page.text) == (False, True)

    client.head(link)
    assert not Preferences.objects.exists()
    assert client.post(link, {**SENT, "email_reply": "off"}).status_code == 200
    assert Preferences.objects.get(member=member).email_reply == "off"


def test_a_link_cut_short_or_to_an_address_of_before_opens_nothing(client, link, member):
    assert client.get(link[:-5] + "/").status_code == 404
    member.email = "jonas@example.net"
    member.save()
    assert client.post(link, SENT).status_code == 404
    assert not Preferences.objects.exists()


def test_the_settings_are_for_members_and_other_methods_are_refused(client, db, link):
    assert client.get(SETTINGS).status_code == 302
    assert client.post(SETTINGS, SENT).status_code == 302
    assert {client.put(link).status_code, client.delete(link).status_code} == {405}
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(
    ("scope", "off"),
    [
        ("comment", {"email_reply", "email_mention"}),
        ("digest", IN_DIGESTS - {"email_answer"}),  # which is off from the start
        (EVERYTHING, {"email_reply", "email_mention", *IN_DIGESTS} - {"email_answer"}),
    ],
)
def test_what_a_link_in_an_e_mail_ended_is_shown_and_can_be_chosen_again(client, member, scope, off):
    EmailSuppression.objects.suppress(hashes_of(member.email)[0], scope, "unsubscribed")
    client.force_login(member)
    page = client.get(SETTINGS)
    assert {name for name, value in chosen(page).items() if value != DEFAULTS[name]} == off
    assert "With a link in an e-mail you stopped some of these" in page.text

    client.post(SETTINGS, {**SENT, **dict.fromkeys(off, "off")})
    assert EmailSuppression.objects.filter(scope=scope).exists()

    client.post(SETTINGS, SENT)
    assert not EmailSuppression.objects.exists()


class TestTheReminderOfModerators:
    NAME = "reminds_of_queue"

    def is_ticked(self, client: Client) -> bool | None:
        """None if the page does not ask."""
        box = BeautifulSoup(client.get(SETTINGS).text, "html.parser").select_one(f"input[name={self.NAME}]")
        return box.has_attr("checked") if box else None

    def test_only_moderators_are_asked(self, client, member, moderator):
        client.force_login(member)
        assert self.is_ticked(client) is None
        client.post(SETTINGS, SENT)
        assert Preferences.objects.get().reminds_of_queue is True

        client.force_login(moderator)
        assert self.is_ticked(client) is True

    @pytest.mark.parametrize(("sent", "kept"), [({}, False), ({"reminds_of_queue": "on"}, True)])
    def test_the_choice_is_kept(self, client, moderator, sent, kept):
        client.force_login(moderator)
        client.post(SETTINGS, {**SENT, **sent})

        assert (Preferences.objects.get().reminds_of_queue, self.is_ticked(client)) == (kept, kept)

    @pytest.mark.parametrize("scope", ["queue", EVERYTHING])
    def test_what_a_link_stopped_is_shown_so_and_ticking_takes_it_back(self, client, moderator, scope):
        EmailSuppression.objects.suppress(hashes_of(moderator.email)[0], scope, "unsubscribed")
        client.force_login(moderator)
        assert self.is_ticked(client) is False
        assert "With a link in an e-mail you stopped some of these" in client.get(SETTINGS).text

        client.post(SETTINGS, {**SENT, self.NAME: "on"})

        assert (self.is_ticked(client), EmailSuppression.objects.exists()) == (True, False)


def test_the_page_says_what_never_goes_into_a_digest(client, member, link):
    client.force_login(member)
    says = "Conversations where people may write without their name never go into daily or weekly e-mails."

    assert (says in client.get(SETTINGS).text, says in Client().get(link).text) == (True, True)
