"""What is in a digest on which day, what it says of itself, and both sides of each edge."""

from datetime import UTC, date, datetime, time, timedelta

import pytest
import time_machine

from community.comments.models import Comment
from community.conversations.mutes import mute_person
from community.members.time_zone import set_zone
from community.notifications.delivery.email_suppression import EVERYTHING, EmailSuppression, hashes_of
from community.notifications.emails.digest_query import REACHES_BACK
from community.notifications.models import Notification, Preferences, QueuedEmail
from tests.community.notifications.sent_emails import JONAS, arrived, html_of, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

#: A Tuesday. Jonas is in UTC, and his digest comes at 20:30.
NOON = datetime(2026, 11, 3, 12, tzinfo=UTC)


def evening(day: int) -> datetime:
    return datetime(2026, 11, day, 20, 30, tzinfo=UTC)


@pytest.fixture
def choose(member):
    def choose(**chosen) -> Preferences:
        set_zone(member, "UTC")
        member.refresh_from_db()
        with time_machine.travel(NOON - timedelta(days=1), tick=False):
            return Preferences.objects.create(member=member, **chosen)

    return choose


@pytest.fixture
def told(say, member, other_member):
    """told("title", kind="new"): Jonas was told at noon, of a comment, or of the thing itself."""

    def told(title: str, kind: str = "followed", when: datetime = NOON, by=None) -> Comment | None:
        thing = Thing.objects.get_or_create(title=title)[0]
        comment = None if kind in {"new", "follow-up"} else say("At seven.", by=by or other_member, about=thing)
        with time_machine.travel(when, tick=False):
            about = {"comment": comment} if comment else {"subject": thing}
            Notification.objects.create(recipient=member, kind=kind, **about)
        return comment

    return told


@pytest.fixture
def lively(say):
    """lively("title", 3): so many comments at noon."""

    def lively(title: str, number: int, when: datetime = NOON) -> None:
        thing = Thing.objects.get_or_create(title=title)[0]
        with time_machine.travel(when, tick=False):
            for _ in range(number):
                say("Words.", by=UserFactory(), about=thing)

    return lively


def rows(mail_server) -> list[str]:
    return [line for line in text_of(mail_server).splitlines() if line.startswith("* ")]


def test_each_kind_has_its_own_words(mail_server, choose, told):
    choose(**dict.fromkeys(["email_reply", "email_mention", "email_decision"], "daily"))
    for kind in ("reply", "mention", "followed", "follow-up", "new", "approved"):
        told(kind.capitalize(), kind)

    run_at(evening(3))

    lines = text_of(mail_server).splitlines()
    assert [lines[number : number + 2] for number, line in enumerate(lines) if line.startswith("* ")] == [
        ["* Approved", "  Your comment is live"],
        ["* New", "  A new article"],
        ["* Follow-up", "  The story goes on"],
        ["* Followed", "  Beatriz Nogueira commented"],
        ["* Mention", "  Beatriz Nogueira mentioned you"],
        ["* Reply", "  Beatriz Nogueira answered you"],
    ]


def test_a_removal_says_why_and_does_not_repeat_the_words(mail_server, choose, told, member):
    choose(email_decision="daily")
    comment = told("The bath", "removed", by=member)
    Comment.objects.filter(pk=comment.pk).update(status="removed")
    Notification.objects.update(detail="Advertising")

    run_at(evening(3))
    assert "* The bath\n  A moderator removed your comment (Advertising)\n" in text_of(mail_server)
    assert ("At seven" in text_of(mail_server), "At seven" in html_of(mail_server)) == (False, False)


def test_of_a_conversation_only_the_words_of_who_was_muted_are_left_out(mail_server, choose, told, member):
    choose()
    loud = UserFactory(display_name="Loud")
    told("The bath")
    mute_person(member, told("The bath", by=loud), on=True)
    mute_person(member, told("The bus", by=loud), on=True)

    run_at(evening(3))

    assert rows(mail_server) == ["* The bath"]
    assert "  Beatriz Nogueira commented\n" in text_of(mail_server)
    assert "Loud" not in html_of(mail_server)


def test_weekly_ones_say_which_day_and_stay_away_on_the_others(mail_server, choose, told):
    choose(**dict.fromkeys(["email_followed", "email_follow_up", "email_new"], "weekly"), digest_weekday=3)
    told("The bath")
    for day in (3, 4):
        run_at(evening(day))
    run_at(evening(5) - timedelta(minutes=1))
    assert arrived(mail_server) == []

    run_at(evening(5))
    for day in range(6, 13):
        run_at(evening(day))
    assert arrived(mail_server) == [(JONAS, "Your week on Juggle: 1 new for you")]
    assert "You get this every Thursday at 20:30." in text_of(mail_server)


@pytest.mark.parametrize("others", ["weekly", "at-once", "off"])
def test_what_could_not_come_straight_away_does_not_call_itself_weekly(mail_server, choose, told, others):
    chosen = dict.fromkeys(["email_followed", "email_follow_up", "email_new"], others)
    choose(**chosen, paused_until=date(2026, 11, 5))
    told("The bath", "reply")

    run_at(evening(5))
    assert arrived(mail_server) == [(JONAS, "Your day on Juggle: 1 new for you")]
    assert "You get this at most once a day, at 20:30." in text_of(mail_server)


@pytest.mark.parametrize(("until", "comes"), [(date(2026, 11, 3), True), (date(2026, 11, 4), False)])
def test_a_pause_ends_when_its_day_begins_for_the_member(mail_server, choose, told, until, comes):
    choose(paused_until=until)
    told("The bath")

    run_at(evening(3))
    assert bool(arrived(mail_server)) is comes


@pytest.mark.parametrize(("zone", "comes"), [("Pacific/Auckland", True), ("America/Los_Angeles", False)])
def test_that_day_is_the_members_own(mail_server, choose, told, member, zone, comes):
    choose(paused_until=date(2026, 11, 4), digest_at=time(4, 30))
    set_zone(member, zone)  # where it is half past four on 4 November, or on 3 November
    told("The bath", when=NOON - timedelta(hours=12))
    Preferences.objects.update(next_digest_at=NOON - timedelta(days=1))

    run_at(datetime(2026, 11, 3, 15, 30, tzinfo=UTC))
    assert bool(arrived(mail_server)) is comes


def test_a_digest_comes_in_quiet_hours_if_that_is_its_hour(mail_server, choose, told):
    choose(digest_at=time(20, 30), quiet_from=time(20), quiet_until=time(23))
    told("The bath")

    run_at(evening(3))
    assert arrived(mail_server) == [(JONAS, "Your day on Juggle: 1 new for you")]


@pytest.mark.parametrize(("more", "comes"), [(timedelta(seconds=1), True), (timedelta(0), False)])
def test_it_reaches_back_fifteen_days(mail_server, choose, told, more, comes):
    choose()
    told("The bath", when=evening(3) - REACHES_BACK + more)

    run_at(evening(3))
    assert bool(arrived(mail_server)) is comes


@pytest.mark.parametrize("change", [{"read_at": NOON}, {"is_hidden": True}, {"emailed_at": NOON}])
def test_what_was_read_hidden_or_e_mailed_is_left_out(mail_server, choose, told, change):
    choose()
    told("The bath", "new")
    Notification.objects.update(**change)

    run_at(evening(3))
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize(
    ("scope", "reason", "comes"),
    [
        ("digest", "unsubscribed", False),
        ("comment", "unsubscribed", True),
        (EVERYTHING, "bounced", False),
    ],
)
def test_an_address_that_wants_no_digest_or_takes_none_gets_none(
    mail_server, choose, told, member, scope, reason, comes
):
    choose()
    EmailSuppression.objects.suppress(hashes_of(member.email)[0], scope, reason)
    told("The bath")

    run_at(evening(3))
    assert bool(arrived(mail_server)) is comes


@pytest.mark.parametrize("changes", [{"is_active": False}, {}])
def test_who_left_or_has_no_confirmed_address_gets_none(mail_server, choose, told, member, changes):
    choose(email_site="daily")
    told("The bath")
    type(member).objects.filter(pk=member.pk).update(**changes)
    if not changes:
        member.emailaddress_set.update(verified=False)

    run_at(evening(3))
    assert not QueuedEmail.objects.exists()


def test_a_conversation_is_lively_from_three_comments_since_yesterday(mail_server, choose, lively):
    choose(email_site="daily")
    lively("Two", 2)
    lively("Three", 3)
    lively("Four", 4)
    lively("Old", 5, when=evening(2))

    run_at(evening(3))
    assert rows(mail_server) == ["* Four", "* Three"]


def test_what_goes_on_comes_weekly_with_all_of_the_week(mail_server, choose, lively):
    choose(email_site="weekly", digest_weekday=4)
    lively("Tuesday", 3)
    lively("Before", 3, when=evening(6) - timedelta(days=7))

    for day in range(3, 10):
        run_at(evening(day))
    [(_, subject)] = arrived(mail_server)
    assert (subject, rows(mail_server)) == ("Your day on Juggle", ["* Tuesday"])


@pytest.mark.parametrize(("own", "left"), [(6, ["* Lively"]), (7, [])])
def test_what_goes_on_gets_the_places_that_are_left(mail_server, choose, told, lively, own, left):
    choose(email_site="daily")
    lively("Lively", 3)
    for number in range(own):
        told(f"Thing {number}")

    run_at(evening(3))
    assert rows(mail_server) == [f"* Thing {number}" for number in reversed(range(own))] + left
