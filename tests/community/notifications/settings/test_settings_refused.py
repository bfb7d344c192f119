"""What the settings refuse, what they give back, and whose link opens whose."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from community.notifications.models import Preferences
from community.notifications.settings.settings_link import settings_url
from community.notifications.settings.unsubscribe_links import unsubscribe_url
from tests.community.notifications.settings.test_settings import DEFAULTS, SENT, SETTINGS, chosen
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory

NAMES = ["digest_at", "quiet_from", "quiet_until"]


def path_of(member) -> str:
    return settings_url(member).removeprefix("http://testserver")


def typed(page) -> dict[str, str]:
    found = BeautifulSoup(page.text, "html.parser")
    return {name: found.select_one(f'input[name="{name}"]').get("value", "") for name in NAMES}


def problems(page) -> list[str]:
    found = BeautifulSoup(page.text, "html.parser").select(".error-summary li")
    return [" ".join(row.get_text().split()) for row in found]


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"digest_at": "25:00"}, "Time of day: Enter a valid time."),
        ({"digest_at": ""}, "Time of day: This field is required."),
        ({"quiet_until": ""}, "Until: Give both times, or neither."),
        ({"quiet_from": ""}, "Until: Give both times, or neither."),
        ({"quiet_from": "late"}, "Nothing straight away from: Enter a valid time."),
    ],
)
@pytest.mark.parametrize("by_link", [True, False])
def test_what_is_refused_comes_back_as_it_was_typed_and_says_why(member, wrong, problem, by_link):
    sent = {**SENT, "email_reply": "weekly", "follows_where_writes": "on", **wrong}
    client, address = (Client(), path_of(member)) if by_link else (sign_in(member), SETTINGS)

    page = client.post(address, sent)

    assert page.status_code == 422
    assert problems(page) == [problem]
    assert typed(page) == {name: sent[name] for name in NAMES}
    assert chosen(page) == {**DEFAULTS, "email_reply": "weekly"}
    assert BeautifulSoup(page.text, "html.parser").select_one("input[name=follows_where_writes]").has_attr("checked")
    assert not Preferences.objects.exists()


@pytest.mark.parametrize("wrong", [{"digest_weekday": "7"}, {"digest_weekday": "-1"}, {"email_new": ""}])
def test_a_day_or_a_frequency_that_is_none_changes_nothing(member, wrong):
    Preferences.objects.create(member=member, email_reply="daily")

    assert sign_in(member).post(SETTINGS, {**SENT, **wrong}).status_code == 422
    saved = Preferences.objects.get()
    assert (saved.email_reply, saved.digest_weekday, saved.email_new) == ("daily", 4, "daily")


def test_no_quiet_hours_at_all_are_fine(member):
    assert sign_in(member).post(SETTINGS, {**SENT, "quiet_from": "", "quiet_until": ""}).status_code == 302
    saved = Preferences.objects.get()
    assert (saved.quiet_from, saved.quiet_until) == (None, None)


def test_a_link_opens_the_settings_of_its_owner_whoever_has_signed_in(member, other_member):
    Preferences.objects.create(member=other_member, email_site="weekly")
    browser = sign_in(member)

    assert chosen(browser.get(path_of(other_member)))["email_site"] == "weekly"
    browser.post(path_of(other_member), {**SENT, "email_site": "daily", "member": member.pk})

    assert [(row.member, row.email_site) for row in Preferences.objects.all()] == [(other_member, "daily")]


def test_the_signature_of_one_link_does_not_open_for_another_member(client, member, other_member):
    mine, theirs = (path_of(each).rstrip("/").split("/")[-1] for each in (member, other_member))
    forged = f"{mine.rpartition(':')[0]}:{theirs.rpartition(':')[2]}"
    with_my_hash = f"{other_member.pk}.{mine.partition('.')[2]}"
    of_unsubscribing = unsubscribe_url(member.email, "digest").rstrip("/").split("/")[-1]

    tokens = (forged, with_my_hash, of_unsubscribing, "x", mine + "x")
    assert {client.post(f"{SETTINGS}{token}/", SENT).status_code for token in tokens} == {404}
    assert not Preferences.objects.exists()


def test_the_link_of_who_has_left_opens_nothing(client, member):
    link = path_of(member)
    type(member).objects.filter(pk=member.pk).update(is_active=False)
    assert client.get(link).status_code == 404

    member.delete()
    assert client.get(link).status_code == 404


@pytest.mark.parametrize("act", ["pause", "resume", "anything"])
def test_a_pause_by_link_changes_nothing_else_and_an_act_that_is_none_nothing_at_all(client, member, act):
    Preferences.objects.create(member=member, email_site="weekly")

    assert client.post(path_of(member), {**SENT, "act": act}).status_code == 200
    saved = Preferences.objects.get()
    assert (saved.email_site, saved.paused_until is not None) == ("weekly", act == "pause")


def test_looking_at_the_pause_pauses_nothing(client, member):
    client.get(f"{path_of(member)}?act=pause")
    sign_in(member).get(f"{SETTINGS}?act=pause")
    assert not Preferences.objects.exists()


def test_a_letter_case_or_another_member_with_a_similar_address_make_no_difference(client, member):
    link = path_of(member)
    UserFactory(username="jonas-mm", email="x" + member.email)
    member.email = member.email.upper()
    member.save()
    assert client.get(link).status_code == 200
