"""A notification is marked as e-mailed when an e-mail tells of it. What was left out is not, and may be told later."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Mute
from community.conversations.mutes import mute_person
from community.members.time_zone import set_zone
from community.notifications.delivery.email_suppression import (
    EVERYTHING,
    EmailSuppression,
    conversation_scope,
    hashes_of,
)
from community.notifications.models import Notification, Preferences
from tests.community.notifications.sent_emails import arrived, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

#: A Tuesday; the digest comes at 20:30, and what comes straight away three minutes later.
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)
SOON = NOON + timedelta(minutes=3)


def after(frequency: str, days: int = 0) -> datetime:
    """When an e-mail about what happened at noon is due, and the first time after it was not."""
    if frequency == "at-once":
        return SOON + timedelta(minutes=5 * days)
    return datetime(2026, 11, 3 + days, 20, 30, tzinfo=UTC)


@pytest.fixture(params=["at-once", "daily"])
def told(request, say, member, other_member):
    """A comment of which Jonas is told at noon, at this frequency."""
    set_zone(member, "UTC")
    member.refresh_from_db()
    comment = say("At seven.", by=other_member, about=Thing.objects.create(title="The bath"))
    with time_machine.travel(NOON - timedelta(days=1), tick=False):
        Preferences.objects.create(member=member, email_followed=request.param)
    with time_machine.travel(NOON, tick=False):
        Notification.objects.create(recipient=member, comment=comment, kind="followed")
    comment.frequency = request.param
    return comment


def is_marked() -> bool:
    return Notification.objects.get().emailed_at is not None


def test_what_arrived_is_marked_and_comes_once(mail_server, told):
    run_at(after(told.frequency))
    assert (len(arrived(mail_server)), is_marked()) == (1, True)

    run_at(after(told.frequency, 1))
    assert len(arrived(mail_server)) == 1


def test_of_somebody_muted_it_is_told_when_they_are_not_muted_any_more(mail_server, told, member):
    mute_person(member, told, on=True)
    run_at(after(told.frequency))
    assert (arrived(mail_server), is_marked()) == ([], False)

    mute_person(member, told, on=False)
    run_at(after(told.frequency, 1))
    assert (len(arrived(mail_server)), is_marked()) == (1, True)
    assert "The bath" in text_of(mail_server)


@pytest.mark.parametrize("by", ["branch", "alias"])
def test_a_muted_branch_and_a_muted_alias_are_left_out_like_a_person(mail_server, told, member, by):
    if by == "branch":
        Mute.objects.create(member=member, branch=told)
    else:
        type(told).objects.filter(pk=told.pk).update(alias="Quiet Heron")
        Mute.objects.create(member=member, conversation=told.conversation, alias="Quiet Heron")

    run_at(after(told.frequency))
    assert (arrived(mail_server), is_marked()) == ([], False)


def test_who_muted_the_member_behind_an_alias_is_told_of_the_alias(mail_server, told, member):
    mute_person(member, told, on=True)
    type(told).objects.filter(pk=told.pk).update(alias="Quiet Heron")

    run_at(after(told.frequency))
    assert (len(arrived(mail_server)), is_marked()) == (1, True)


def test_another_members_mute_hides_nothing(mail_server, told):
    mute_person(UserFactory(), told, on=True)

    run_at(after(told.frequency))
    assert len(arrived(mail_server)) == 1


def test_of_a_page_that_was_restricted_it_is_told_when_it_is_open_again(mail_server, told):
    Thing.objects.update(is_secret=True)
    run_at(after(told.frequency))
    assert (arrived(mail_server), is_marked()) == ([], False)

    Thing.objects.update(is_secret=False)
    run_at(after(told.frequency, 1))
    assert (len(arrived(mail_server)), is_marked()) == (1, True)


def test_an_address_that_bounced_hears_of_it_when_it_works_again(mail_server, told, member):
    EmailSuppression.objects.suppress(hashes_of(member.email)[0], EVERYTHING, "bounced")
    run_at(after(told.frequency))
    assert (arrived(mail_server), is_marked()) == ([], False)

    EmailSuppression.objects.clear_bounces(member.email)
    run_at(after(told.frequency, 1))
    assert (len(arrived(mail_server)), is_marked()) == (1, True)


@pytest.mark.parametrize(
    "scope", [lambda comment: conversation_scope(comment.conversation_id), lambda comment: "comment"]
)
def test_what_somebody_stopped_is_not_sent_and_does_not_come_in_a_digest_instead(mail_server, told, member, scope):
    Preferences.objects.update(email_followed="at-once")
    EmailSuppression.objects.suppress(hashes_of(member.email)[0], scope(told), "unsubscribed")

    for days in range(4):
        run_at(SOON + timedelta(minutes=days))
        run_at(datetime(2026, 11, 3 + days, 20, 30, tzinfo=UTC))
    assert (arrived(mail_server), is_marked()) == ([], False)


def test_a_stopped_conversation_is_left_out_of_the_digest_and_others_are_not(mail_server, told, member, say):
    Preferences.objects.update(email_followed="daily")
    EmailSuppression.objects.suppress(
        hashes_of(member.email)[0], conversation_scope(told.conversation_id), "unsubscribed"
    )
    other = say("At eight.", by=UserFactory(), about=Thing.objects.create(title="The bus"))
    with time_machine.travel(NOON, tick=False):
        Notification.objects.create(recipient=member, comment=other, kind="followed")

    run_at(datetime(2026, 11, 3, 20, 30, tzinfo=UTC))
    assert ("The bath" in text_of(mail_server), "The bus" in text_of(mail_server)) == (False, True)


def test_older_than_the_digest_reaches_back_it_stays_on_the_site(mail_server, told, member):
    mute_person(member, told, on=True)
    run_at(after(told.frequency))
    mute_person(member, told, on=False)

    run_at(datetime(2026, 11, 19, 20, 30, tzinfo=UTC))
    assert (arrived(mail_server), is_marked()) == ([], False)
