"""E-mails that fail are tried again with growing pauses, those refused for good are not, and others do not wait."""

from datetime import UTC, datetime, timedelta
from time import monotonic

import pytest
import time_machine
from django.core.mail import EmailMessage
from django.utils import timezone

from community.notifications.delivery.email_delivery import BATCH, PAUSES, deliver_due
from community.notifications.models import QueuedEmail
from tests.mail_server import free_port, silent_port


def send(*addresses: str, expires_at: datetime | None = None) -> None:
    for address in addresses or ["ann@example.org"]:
        message = EmailMessage("Hello", "words", to=[address])
        message.expires_at = expires_at
        message.send()


def the_email(address: str = "ann@example.org") -> QueuedEmail:
    return QueuedEmail.objects.get(recipient=address)


def state(address: str = "ann@example.org") -> str:
    email = the_email(address)
    return "sent" if email.sent_at else "failed" if email.failed_at else "waiting"


def pauses_until_it_fails() -> list[timedelta]:
    """Delivers whenever the e-mail is due, until it is no longer."""
    pauses = []
    while state() == "waiting":
        due = the_email().next_attempt_at
        with time_machine.travel(due, tick=False):
            deliver_due()
        pauses.append(the_email().next_attempt_at - due)
    return pauses


def test_it_is_sent(mail_server):
    send("ann@example.org", "bo@example.org")

    assert deliver_due() == 2
    assert mail_server.recipients == ["ann@example.org", "bo@example.org"]
    assert deliver_due() == 0


def test_while_the_server_is_down_everything_waits_and_then_goes(mail_server, settings):
    port, settings.EMAIL_PORT = settings.EMAIL_PORT, free_port()
    send("ann@example.org", "bo@example.org")

    deliver_due()
    assert [email.attempts for email in QueuedEmail.objects.all()] == [1, 0]  # one knock is enough
    assert "ConnectionRefusedError" in the_email().last_error
    settings.EMAIL_PORT = port
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):
        assert deliver_due() == 2
    assert the_email().last_error == ""


def test_a_server_that_never_says_a_word_costs_one_timeout_and_not_one_per_email(mail_server, settings):
    send(*(f"{number}@example.org" for number in range(5)))

    with silent_port() as settings.EMAIL_PORT:
        began = monotonic()
        assert deliver_due() == 0

    assert 0.4 < monotonic() - began < 2
    assert sorted(QueuedEmail.objects.values_list("attempts", flat=True)) == [0, 0, 0, 0, 1]


def test_a_server_that_hangs_after_the_words_is_asked_again_with_the_same_message_id(mail_server):
    mail_server.hangs = True
    send()
    deliver_due()
    assert state() == "waiting"
    message_id = the_email().message_id

    mail_server.hangs = False
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=1)):
        deliver_due()

    assert [message["Message-ID"] for _, message in mail_server.taken] == [message_id]


@pytest.mark.parametrize(("stage", "answer"), [("rcpt", "450 4.2.0 come back later"), ("data", "451 4.3.0 busy")])
def test_not_now_is_tried_again_ever_less_often_and_given_up_after_days(mail_server, stage, answer):
    setattr(mail_server, stage, answer)
    send()

    pauses = pauses_until_it_fails()

    assert pauses == [*PAUSES, timedelta(0)]
    assert timedelta(days=3) < sum(pauses, timedelta()) < timedelta(days=5)
    assert pauses == [*sorted(PAUSES), timedelta(0)]
    assert (state(), the_email().last_error) == ("failed", answer)
    assert the_email().content != ""  # an operator can still try


@pytest.mark.parametrize(("stage", "answer"), [("rcpt", "550 5.1.1 nobody here"), ("data", "554 5.7.1 no, thank you")])
def test_never_ends_at_once_with_the_reason(mail_server, stage, answer):
    setattr(mail_server, stage, answer)
    send()

    deliver_due()

    assert (state(), the_email().attempts, the_email().last_error) == ("failed", 1, answer)


def test_one_refused_recipient_does_not_hold_up_the_next(mail_server):
    mail_server.rcpt_for = {"ann@example.org": "550 5.1.1 nobody here", "bo@example.org": "450 4.2.0 later"}
    send("ann@example.org", "bo@example.org", "cy@example.org")

    assert deliver_due() == 1
    assert [state(f"{name}@example.org") for name in ("ann", "bo", "cy")] == ["failed", "waiting", "sent"]


def test_of_several_recipients_of_one_email_the_others_get_it(mail_server):
    mail_server.rcpt_for = {"ann@example.org": "550 5.1.1 nobody here"}
    EmailMessage("Hello", "words", to=["ann@example.org", "bo@example.org"]).send()

    deliver_due()

    assert (state("ann@example.org"), state("bo@example.org")) == ("failed", "sent")


def test_a_wrong_password_is_the_sites_mistake_and_waits_for_the_operator(mail_server, settings):
    settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = "wrong"
    send()

    deliver_due()

    assert state() == "waiting"


def test_a_code_that_has_expired_is_not_sent(mail_server):
    send(expires_at=timezone.now() + timedelta(minutes=15))

    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        deliver_due()

    assert (state(), the_email().last_error) == ("failed", "Too late: the code in it has expired.")
    assert mail_server.taken == []


def test_words_nobody_can_open_hold_up_nothing(mail_server):
    send("ann@example.org", "bo@example.org")
    QueuedEmail.objects.filter(recipient="ann@example.org").update(content="written with another key")

    assert deliver_due() == 1
    assert (state(), the_email().last_error) == ("waiting", "InvalidToken: ")


def test_one_email_is_claimed_by_one_process(mail_server):
    send()
    pk = the_email().pk

    assert QueuedEmail.objects.claim(pk).pk == pk
    assert QueuedEmail.objects.claim(pk) is None
    assert deliver_due() == 0
    with time_machine.travel(datetime.now(UTC) + QueuedEmail.CLAIM_LASTS):
        assert deliver_due() == 1


@pytest.mark.parametrize("count", [1, 20])
def test_looking_for_what_is_due_is_one_query(mail_server, count, django_assert_num_queries):
    send(*(f"{number}@example.org" for number in range(count)))

    with django_assert_num_queries(1 + 3 * count):  # claim, read, record
        deliver_due()


def test_a_run_ends_so_that_other_tasks_get_their_turn(queued):
    send(*(f"{number}@example.org" for number in range(3)))

    assert deliver_due(limit=2) == 2
    assert QueuedEmail.objects.waiting().count() == 1
    assert BATCH == 200
