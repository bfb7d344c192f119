"""All that comes to a guest's address, on one page: opened from the link in any e-mail, without an account."""

import re
from importlib import import_module

import pytest
from bs4 import BeautifulSoup
from django.apps import apps
from django.db import connection
from django.test import Client

from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, hashes_of
from community.notifications.following.subscriptions import activate_guest, follow_as_guest
from community.notifications.models import Subscription
from community.notifications.settings.guest_settings_link import address_of, guest_settings_url_for
from tests.things.models import Thing

ANN = "ann@example.org"
ALL = {"comments": "on", "follow_ups": "on", "newsletters": "on"}


@pytest.fixture
def client() -> Client:
    """A mail program has no session and no token."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def link(db) -> str:
    return guest_settings_url_for(ANN).removeprefix("http://testserver")


@pytest.fixture
def followed(say) -> Subscription:
    comment = say("We tried Sundays.")
    follow_as_guest(comment)
    activate_guest(comment)
    return Subscription.objects.get()


def ticked(page) -> list[str]:
    return [box["name"] for box in BeautifulSoup(page.text, "html.parser").select("input[type=checkbox][checked]")]


def scopes() -> list[str]:
    return sorted(EmailSuppression.objects.values_list("scope", flat=True))


def stop(scope: str, address: str = ANN, reason: str = "unsubscribed") -> None:
    EmailSuppression.objects.suppress(hashes_of(address)[0], scope, reason)


def test_it_shows_what_the_address_follows_and_which_kinds_come(client, link, followed, say):
    other = say("By somebody else.")
    Subscription.objects.create(target=other, guest_email="ben@example.org")
    Subscription.objects.create(target=Thing.objects.create(title="never confirmed"), guest_email=ANN, is_active=False)
    stop("follow-up")

    page = client.get(link)

    assert ticked(page) == ["comments", "newsletters"]
    listed = BeautifulSoup(page.text, "html.parser").select(".followed-list li > a")
    assert [found.text for found in listed] == ["Ann Lee in A thing"]
    assert "for a…@example.org alone" in page.text
    assert "Set-Cookie" not in page


@pytest.mark.parametrize("method", ["get", "head"])
def test_a_mail_scanner_changes_nothing(client, link, followed, method):
    answer = getattr(client, method)(f"{link}?act=unfollow&pk={followed.pk}")

    assert (answer.status_code, Subscription.objects.count(), scopes()) == (200, 1, [])


def test_kinds_are_ended_and_come_again(client, link, followed):
    page = client.post(link, {"newsletters": "on"})
    assert (ticked(page), scopes()) == (["newsletters"], ["comment", "follow-up"])
    assert '<p role="status"><strong>Saved.</strong></p>' in page.text

    assert (ticked(client.post(link, ALL)), scopes()) == (["comments", "follow_ups", "newsletters"], [])


def test_who_stopped_everything_chooses_one_kind_again_and_gets_that_alone(client, link, followed):
    stop(EVERYTHING)
    assert ticked(client.get(link)) == []

    assert ticked(client.post(link, {"comments": "on"})) == ["comments"]

    assert scopes() == ["follow-up", "newsletter"]


def test_saving_nothing_ticked_keeps_everything_stopped(client, link, db):
    stop(EVERYTHING)

    client.post(link, {})

    assert scopes() == ["comment", "everything", "follow-up", "newsletter"]


def test_a_bounce_is_said_and_stays(client, link, followed):
    stop(EVERYTHING, reason="bounced")

    page = client.post(link, ALL)

    assert "At the moment nothing comes: e-mails came back" in page.text
    assert (ticked(page), scopes()) == (["comments", "follow_ups", "newsletters"], ["everything"])


def test_a_subscription_is_ended_and_only_ones_own(client, link, followed, say):
    theirs = Subscription.objects.create(target=say("words"), guest_email="ben@example.org")

    refused = client.post(link, {"act": "unfollow", "pk": theirs.pk})
    done = client.post(link, {"act": "unfollow", "pk": followed.pk})
    again = client.post(link, {"act": "unfollow", "pk": followed.pk})

    told = [BeautifulSoup(page.text, "html.parser").select_one("[role=status]").text for page in (refused, done, again)]
    assert told == [
        "You didn’t follow that any more.",
        "You no longer follow that.",
        "You didn’t follow that any more.",
    ]
    assert list(Subscription.objects.all()) == [theirs]


def again_on(page) -> str:
    return BeautifulSoup(page.text, "html.parser").select_one("input[name=again]")["value"]


def test_what_was_ended_by_mistake_is_followed_again(client, link, followed):
    before = Subscription.objects.values().get()
    sent = {"act": "again", "again": again_on(client.post(link, {"act": "unfollow", "pk": followed.pk}))}

    for _ in range(2):  # in two tabs
        page = client.post(link, sent)
        assert ("You follow it again." in page.text, "a…@example.org" in page.text) == (True, True)
        assert Subscription.objects.values().get() == before


@pytest.mark.parametrize("kept", ["", "x", "é", None])
def test_taking_back_nothing_or_what_is_somebody_elses_says_so(client, followed, kept, db):
    mine = guest_settings_url_for(ANN).removeprefix("http://testserver")
    theirs = guest_settings_url_for("ben@example.org").removeprefix("http://testserver")
    again = again_on(client.post(mine, {"act": "unfollow", "pk": followed.pk})) if kept is None else kept

    page = client.post(theirs, {"act": "again", "again": again})

    assert "That can’t be taken back any more." in page.text
    assert Subscription.objects.exists() == (kept is not None)


def test_a_members_address_has_nothing_here_and_is_told_where_it_is(client, member):
    page = client.get(guest_settings_url_for(member.email).removeprefix("http://testserver"))

    assert (ticked(page), 'is <a href="/notifications/following/">in your account</a>' in page.text) == (
        ["comments", "follow_ups", "newsletters"],
        True,
    )
    assert "for your address alone" in page.text, "and not whether there is an account"


def test_a_conversation_that_was_stopped_is_named_and_comes_again(client, link, followed):
    conversation = followed.target.conversation
    stop(f"conversation-{conversation.pk}")
    assert "Conversations you stopped" in client.get(link).text

    page = client.post(link, {"act": "conversation", "pk": conversation.pk})

    assert ("Conversations you stopped" in page.text, scopes()) == (False, [])


def test_what_strangers_may_not_read_is_not_named(client, link, followed):
    stop(f"conversation-{followed.target.conversation_id}")
    Thing.objects.update(title="SECRET", is_secret=True)

    page = client.get(link)

    assert ("SECRET" in page.text, page.text.count("A page that isn’t public now")) == (False, 2), "and on its button"


@pytest.mark.parametrize("sent", [{"act": "unfollow", "pk": "x"}, {"act": "conversation", "pk": "9" * 30}])
def test_values_that_make_no_sense_are_no_error(client, link, followed, sent):
    assert (client.post(link, sent).status_code, Subscription.objects.count()) == (200, 1)


def test_a_link_cut_short_or_of_another_kind_opens_nothing(client, link, followed):
    for broken in (link[:-9] + "/", link.replace("guest/", "guest/x"), "/notifications/settings/guest/x/"):
        answer = client.post(broken, {})
        assert (answer.status_code, "This link opens nothing" in answer.text) == (404, True)
    assert scopes() == []


def test_the_link_carries_no_address_and_finds_it_by_an_older_key(client, link, followed, settings):
    assert "ann" not in link.lower()
    address_hash = hashes_of("Ann@Example.org")[0]

    settings.SECRET_KEY_FALLBACKS = [settings.SECRET_KEY]
    settings.SECRET_KEY = "a new one"

    assert (address_of(address_hash), address_of("0" * 64)) == (ANN, "")


def test_the_address_is_found_by_its_stored_hash_and_the_others_are_not_looked_at(followed, say, monkeypatch):
    assert followed.address_hash == hashes_of(ANN)[0]
    Subscription.objects.bulk_create([Subscription(target=say("words"), guest_email="ben@example.org")])
    monkeypatch.setattr("community.notifications.settings.guest_settings_link.hashes_of", None)

    found = [address_of(hashes_of(address)[0]) for address in (ANN, "ben@example.org", "nobody@example.org")]

    assert found == [ANN, "ben@example.org", ""]


def test_the_hash_of_those_who_followed_before_is_filled_in(followed, member):
    Subscription.objects.create(target=followed.target, member=member)
    Subscription.objects.update(address_hash="")

    import_module("community.notifications.migrations.0040_fill_address_hash").fill(apps, connection.schema_editor())

    found = dict(Subscription.objects.values_list("guest_email", "address_hash"))
    assert found == {ANN: hashes_of(ANN)[0], "": ""}


def test_a_member_who_follows_has_no_hash(followed, member):
    row = Subscription.objects.create(target=followed.target, member=member)

    assert (row.address_hash, address_of("")) == ("", "")


@pytest.mark.parametrize("guests", [1, 30])
def test_it_costs_the_same_for_many_guests(client, link, followed, say, guests, django_assert_max_num_queries):
    for number in range(guests):
        Subscription.objects.create(target=followed.target, guest_email=f"guest-{number}@example.org")

    with django_assert_max_num_queries(14):
        assert re.search("Ann Lee in A thing", client.get(link).text)
