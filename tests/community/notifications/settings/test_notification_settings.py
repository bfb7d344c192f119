"""The page of settings, and what joining takes along."""

import pytest
from allauth.account.models import EmailAddress
from allauth.account.signals import email_confirmed
from bs4 import BeautifulSoup

from community.notifications.following.subscriptions import activate_guest, follow_as_guest
from community.notifications.models import Preferences, Subscription
from tests.community.notifications.settings.test_settings import SENT
from tests.community.posting.conftest import sign_in
from tests.factories import UserFactory

PAGE = "/notifications/settings/"


def is_ticked(client) -> bool:
    page = BeautifulSoup(client.get(PAGE).text, "html.parser")
    return page.select_one("input[name=follows_where_writes]").has_attr("checked")


def test_nothing_is_ticked_and_nothing_saved_until_somebody_chooses(member):
    assert not is_ticked(sign_in(member))
    assert not Preferences.objects.exists()


@pytest.mark.parametrize(("sent", "kept"), [({"follows_where_writes": "on"}, True), ({}, False)])
def test_the_choice_is_kept_and_shown(member, sent, kept):
    client = sign_in(member)

    assert client.post(PAGE, {**SENT, **sent})["Location"] == PAGE

    assert Preferences.objects.get().follows_where_writes is kept
    assert is_ticked(client) is kept


def test_one_members_choice_is_not_anothers(member, other_member):
    sign_in(member).post(PAGE, {**SENT, "follows_where_writes": "on", "member": other_member.pk})

    assert [(row.member, row.follows_where_writes) for row in Preferences.objects.all()] == [(member, True)]
    assert not is_ticked(sign_in(other_member))


def test_a_get_chooses_nothing_and_strangers_sign_in_first(client, member):
    sign_in(member).get(f"{PAGE}?follows_where_writes=on")
    assert not Preferences.objects.exists()

    assert client.post(PAGE, {**SENT, "follows_where_writes": "on"})["Location"] == f"/account/login/?next={PAGE}"


class TestJoining:
    @pytest.fixture
    def asked(self, say):
        """A guest asked for answers and has confirmed the address."""
        comment = say("words")
        follow_as_guest(comment)
        activate_guest(comment)
        return comment

    def test_takes_along_what_was_followed_with_the_address_that_is_confirmed(self, asked):
        ann = UserFactory(email="Ann@example.org")

        email_confirmed.send(sender=EmailAddress, request=None, email_address=ann.emailaddress_set.get())

        assert [(row.member, row.target) for row in Subscription.objects.all()] == [(ann, asked)]

    def test_with_another_address_takes_nothing(self, asked, member):
        email_confirmed.send(sender=EmailAddress, request=None, email_address=member.emailaddress_set.get())

        assert [row.guest_email for row in Subscription.objects.all()] == ["ann@example.org"]

    def test_keeps_what_the_member_follows_already_once(self, asked):
        ann = UserFactory(email="ann@example.org")
        Subscription.objects.create(member=ann, target=asked)

        email_confirmed.send(sender=EmailAddress, request=None, email_address=ann.emailaddress_set.get())

        assert [(row.member, row.origin) for row in Subscription.objects.all()] == [(ann, "button")]
