"""Decisions, stories that go on and new articles, straight away; and addresses to which nothing goes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Comment
from community.notifications.announcements import send_announcement
from community.notifications.delivery.email_suppression import (
    EVERYTHING,
    EmailSuppression,
    conversation_scope,
    hashes_of,
)
from community.notifications.emails.at_once import AT_ONCE_FOR, send_at_once
from community.notifications.models import Kind, Notification, Preferences, QueuedEmail
from community.notifications.notify import notify, notify_author
from tests.community.notifications.sent_emails import JONAS, arrived, html_of, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

#: A Tuesday, when it is noon in Berlin: outside quiet hours wherever the tests' site is.
NOON = datetime(2026, 11, 3, 11, tzinfo=UTC)
IN_TIME = NOON + timedelta(minutes=3)


@pytest.fixture
def decided(say, member, moderator):
    """decided("removed", "Advertising"): at noon, about what Jonas wrote."""

    def decided(kind: str, detail: str = "") -> Comment:
        comment = say("Buy my book.", by=member, status="published" if kind == "approved" else kind)
        with time_machine.travel(NOON, tick=False):
            notify_author(comment, Kind(kind), by=moderator, detail=detail)
        return comment

    return decided


@pytest.fixture
def announced(member, thing):
    def announced(kind: str, *members, about=thing) -> None:
        with time_machine.travel(NOON, tick=False):
            send_announcement(about, kind=kind, recipients=[each.pk for each in members or (member,)])

    return announced


@pytest.fixture
def answered(say, member, other_member):
    """Beatriz answers Jonas at noon."""

    def answered(words: str = "At seven.") -> Comment:
        answer = say(words, by=other_member, to=say("Mine.", by=member))
        with time_machine.travel(NOON, tick=False):
            notify(answer)
        return answer

    return answered


@pytest.mark.parametrize(
    ("kind", "detail", "subject", "first_line"),
    [
        ("approved", "", "Your comment is live: A thing", "Your comment is live:"),
        (
            "removed",
            "Unkind to a person",
            "A moderator removed your comment: A thing",
            "A moderator removed your comment (Unkind to a person):",
        ),
    ],
)
def test_a_decision_comes_with_its_reason_and_the_way_to_the_comment(
    mail_server, member, decided, kind, detail, subject, first_line
):
    Preferences.objects.create(member=member, email_decision="at-once")
    comment = decided(kind, detail)

    run_at(IN_TIME)
    run_at(IN_TIME + timedelta(minutes=1))

    assert arrived(mail_server) == [(JONAS, subject)]
    assert text_of(mail_server).splitlines()[:4] == [
        first_line,
        "",
        "A thing",
        f"http://testserver{comment.get_absolute_url()}",
    ]
    assert ("Priya" in html_of(mail_server), "Buy my book" in html_of(mail_server)) == (False, False)


@pytest.mark.parametrize("kind", ["approved", "removed"])
def test_decisions_are_not_e_mailed_to_who_never_asked_for_them(mail_server, decided, kind):
    decided(kind, "Advertising")

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize(("kind", "status"), [("approved", "withdrawn"), ("removed", "published")])
def test_a_decision_that_does_not_hold_any_more_is_not_sent(mail_server, member, decided, kind, status):
    Preferences.objects.create(member=member, email_decision="at-once")
    comment = decided(kind)
    Comment.objects.filter(pk=comment.pk).update(status=status)

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_that_it_was_marked_as_spam_is_told_on_the_site_alone(mail_server, member, decided):
    Preferences.objects.create(member=member, **dict.fromkeys(["email_decision", "email_new"], "at-once"))
    decided("spam")

    run_at(IN_TIME)
    assert Notification.objects.visible_to(member).count() == 1
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize(
    ("kind", "setting", "subject", "list_id"),
    [
        ("follow-up", "email_follow_up", "The story goes on: A thing", "follow-up"),
        ("new", "email_new", "A new article: A thing", "newsletter"),
    ],
)
def test_what_goes_on_and_what_is_new_comes_straight_away_if_chosen_and_ends_by_its_link(
    mail_server, client, member, announced, kind, setting, subject, list_id
):
    Preferences.objects.create(member=member, **{setting: "at-once"})
    announced(kind)

    run_at(IN_TIME - timedelta(seconds=1))
    assert arrived(mail_server) == []
    run_at(IN_TIME)
    assert arrived(mail_server) == [(JONAS, subject)]
    [(_, message)] = mail_server.taken
    assert f"<{list_id}." in str(message["List-Id"])

    client.post(str(message["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver"))
    announced(kind, about=Thing.objects.create(title="Another"))
    run_at(IN_TIME + timedelta(minutes=1))
    assert len(mail_server.taken) == 1


@pytest.mark.parametrize("change", [{"is_hidden": True}, {"read_at": NOON}])
def test_news_that_was_read_or_hidden_meanwhile_is_not_sent(mail_server, member, announced, change):
    Preferences.objects.create(member=member, email_new="at-once")
    announced("new")
    Notification.objects.update(**change)

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_news_of_what_is_gone_breaks_nothing(mail_server, member, announced, thing):
    Preferences.objects.create(member=member, email_new="at-once")
    announced("new")
    announced("new", about=Thing.objects.create(title="Another"))
    Thing.objects.filter(pk=thing.pk).delete()

    run_at(IN_TIME)
    assert arrived(mail_server) == [(JONAS, "A new article: Another")]


@pytest.mark.parametrize(
    ("scope", "reason", "comes"),
    [
        ("comment", "unsubscribed", False),
        ("digest", "unsubscribed", True),
        (EVERYTHING, "unsubscribed", False),
        (EVERYTHING, "bounced", False),
        (EVERYTHING, "complained", False),
    ],
)
def test_an_address_that_wants_none_or_takes_none_gets_none(mail_server, member, answered, scope, reason, comes):
    EmailSuppression.objects.suppress(hashes_of(member.email)[0], scope, reason)
    answered()

    run_at(IN_TIME)
    assert arrived(mail_server) == [(JONAS, "Beatriz Nogueira answered you: A thing")] * comes


def test_a_conversation_that_was_ended_by_its_link_stays_silent(mail_server, member, answered):
    first = answered()
    EmailSuppression.objects.suppress(
        hashes_of(member.email)[0], conversation_scope(first.conversation_id), "unsubscribed"
    )
    answered("Or at eight.")

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize(("late", "number"), [(timedelta(seconds=-1), 1), (timedelta(0), 0)])
def test_what_could_not_be_sent_for_a_day_does_not_come_straight_away(queued, answered, late, number):
    answered()

    with time_machine.travel(NOON + AT_ONCE_FOR + late, tick=False):
        assert send_at_once() == number


def test_the_third_answer_in_three_minutes_is_in_the_e_mail_and_the_next_one_alone(mail_server, say, member):
    mine = say("Mine.", by=member)
    for words, seconds in [("One.", 0), ("Two.", 179), ("Three.", 181)]:
        with time_machine.travel(NOON + timedelta(seconds=seconds), tick=False):
            notify(say(words, by=UserFactory(display_name="Sam"), to=mine))
        if seconds == 179:
            run_at(NOON + timedelta(seconds=180))
    run_at(NOON + timedelta(seconds=360))
    run_at(NOON + timedelta(seconds=361))

    assert arrived(mail_server) == [(JONAS, "2 answers to you: A thing"), (JONAS, "Sam answered you: A thing")]


@pytest.mark.parametrize("number", [1, 30])
def test_news_to_many_members_costs_no_more_queries(queued, announced, number, django_assert_max_num_queries):
    members = [UserFactory() for _ in range(number)]
    for each in members:
        Preferences.objects.create(member=each, email_new="at-once")
    announced("new", *members)

    with time_machine.travel(IN_TIME, tick=False), django_assert_max_num_queries(17):
        assert send_at_once() == number
