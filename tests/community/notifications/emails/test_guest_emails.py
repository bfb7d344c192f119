"""Answers to guests who asked for them: who gets which, once, and at what cost."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.comments.models import Comment
from community.notifications.delivery.email_suppression import (
    EVERYTHING,
    EmailSuppression,
    conversation_scope,
    hashes_of,
)
from community.notifications.emails import guest_emails
from community.notifications.emails.guest_emails import send_to_guests
from community.notifications.following.subscriptions import activate_guest, follow_as_guest, forget_guests
from community.notifications.models import GuestAnswer, QueuedEmail, Subscription
from community.notifications.notify import notify
from tests.community.notifications.sent_emails import arrived, run_at, text_of
from tests.factories import UserFactory
from tests.things.models import Thing

NOON = datetime(2026, 11, 3, 11, tzinfo=UTC)
IN_TIME = NOON + timedelta(minutes=3)
ANN = "ann@example.org"
#: With those of the queue, and the savepoint of the batch.
QUERIES = 11
ANSWERED = (ANN, "Beatriz Nogueira answered you: A thing")


@pytest.fixture
def asked(say) -> Comment:
    """Ann asked for answers to this and confirmed her address."""
    comment = say("Ours is the bath.")
    follow_as_guest(comment)
    activate_guest(comment)
    return comment


@pytest.fixture
def answer(say, other_member):
    def answer(words: str, to: Comment, seconds: int = 0, by=None) -> Comment:
        comment = say(words, by=by or other_member, to=to, about=to.conversation.target)
        with time_machine.travel(NOON + timedelta(seconds=seconds), tick=False):
            notify(comment)
        return comment

    return answer


def test_one_answer_comes_after_three_minutes_once_and_says_why(mail_server, asked, answer):
    answer("At seven.", asked)

    run_at(IN_TIME - timedelta(seconds=1))
    assert arrived(mail_server) == []
    run_at(IN_TIME)
    run_at(IN_TIME + timedelta(hours=1))
    assert arrived(mail_server) == [ANSWERED]
    assert "you asked for answers to your comment" in text_of(mail_server)
    assert GuestAnswer.objects.get().emailed_at == IN_TIME


def test_it_comes_at_night_too_since_a_guest_has_no_hours(mail_server, asked, say, other_member):
    night = datetime(2026, 11, 3, 2, tzinfo=UTC)
    with time_machine.travel(night, tick=False):
        notify(say("At seven.", by=other_member, to=asked))

    run_at(night + timedelta(minutes=3))
    assert arrived(mail_server) == [ANSWERED]


def test_who_did_not_confirm_is_not_remembered_and_hears_of_nothing_later(mail_server, say, answer):
    comment = say("Ours is the bath.")
    follow_as_guest(comment)
    answer("At seven.", comment)
    assert not GuestAnswer.objects.exists()

    activate_guest(comment)
    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_who_withdrew_is_not_written_to_of_what_was_waiting(mail_server, asked, answer):
    answer("At seven.", asked)
    forget_guests(asked)

    run_at(IN_TIME)
    assert (GuestAnswer.objects.count(), QueuedEmail.objects.count()) == (0, 0)


def test_who_is_not_active_any_more_is_not_written_to(mail_server, asked, answer):
    answer("At seven.", asked)
    Subscription.objects.update(is_active=False)

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


@pytest.mark.parametrize("everything", [True, False])
def test_who_opted_out_is_not_written_to(mail_server, asked, answer, everything):
    scope = EVERYTHING if everything else conversation_scope(asked.conversation_id)
    EmailSuppression.objects.suppress(hashes_of(ANN)[0], scope, "unsubscribed")
    answer("At seven.", asked)

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_the_link_in_the_e_mail_ends_the_conversation_and_no_other(mail_server, client, asked, answer, say):
    elsewhere = say("Ours is the bus.", about=Thing.objects.create(title="The bus"))
    follow_as_guest(elsewhere)
    activate_guest(elsewhere)
    answer("At seven.", asked)
    run_at(IN_TIME)
    [(_, message)] = mail_server.taken

    client.post(str(message["List-Unsubscribe"]).strip("<>").removeprefix("http://testserver"))
    answer("Or at eight.", asked, 300)
    answer("Late again.", elsewhere, 300)
    run_at(NOON + timedelta(seconds=480))

    assert arrived(mail_server) == [ANSWERED, (ANN, "Beatriz Nogueira answered you: The bus")]


def test_two_comments_of_one_guest_in_one_conversation_bring_one_e_mail(mail_server, asked, say, answer):
    second = say("And the bus.")
    follow_as_guest(second)
    activate_guest(second)
    answer("At seven.", asked)
    answer("At eight.", second)

    run_at(IN_TIME)
    assert arrived(mail_server) == [(ANN, "2 answers to you: A thing")]


def test_below_two_comments_of_one_guest_an_answer_comes_once(mail_server, asked, say, answer):
    second = say("And the bus.", to=asked)
    follow_as_guest(second)
    activate_guest(second)
    answer("At eight.", second)

    run_at(IN_TIME)
    assert GuestAnswer.objects.count() == 2
    assert [address for address, _ in arrived(mail_server)] == [ANN]


@pytest.mark.parametrize("status", ["withdrawn", "removed", "spam", "held"])
def test_an_answer_that_does_not_stand_is_not_sent(mail_server, asked, answer, status):
    comment = answer("At seven.", asked)
    Comment.objects.filter(pk=comment.pk).update(status=status)

    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_a_page_that_was_restricted_or_deleted_tells_nothing(mail_server, asked, answer, thing):
    answer("At seven.", asked)
    Thing.objects.update(is_secret=True)
    run_at(IN_TIME)
    assert not QueuedEmail.objects.exists()


def test_being_published_again_tells_nobody_twice(mail_server, asked, answer):
    comment = answer("At seven.", asked)
    run_at(IN_TIME)
    with time_machine.travel(IN_TIME + timedelta(minutes=1), tick=False):
        notify(comment)

    run_at(IN_TIME + timedelta(minutes=5))
    assert arrived(mail_server) == [ANSWERED]


def test_of_two_runs_at_once_one_sends(queued, asked, answer):
    answer("At seven.", asked)
    keys = list(Subscription.objects.values_list("pk", flat=True))

    with time_machine.travel(IN_TIME, tick=False):
        assert [guest_emails.send_batch(keys, IN_TIME), guest_emails.send_batch(keys, IN_TIME)] == [1, 0]
    assert QueuedEmail.objects.count() == 1


@pytest.mark.parametrize("number", [1, 30])
def test_many_guests_cost_no_more_queries(queued, say, answer, number, django_assert_num_queries):
    writer = UserFactory()
    for each in range(number):
        comment = say("Ours is the bath.", about=Thing.objects.create(title=f"Thing {each}"))
        Subscription.objects.create(target=comment, guest_email=f"guest{each}@example.org", origin="guest")
        answer("At seven.", comment, by=writer)

    with time_machine.travel(IN_TIME, tick=False), django_assert_num_queries(QUERIES):
        assert send_to_guests() == number
