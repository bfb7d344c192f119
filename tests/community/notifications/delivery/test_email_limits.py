"""So many e-mails an hour, to one address and in all; codes always leave, and first."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from community.notifications.delivery.email_delivery import deliver_due
from community.notifications.delivery.email_limits import HOUR, Limits, Sent, send_times
from community.notifications.emails.email_kinds import EmailKind
from community.notifications.emails.email_message import SiteEmail
from community.notifications.models import QueuedEmail

NOON = datetime(2026, 3, 1, 12, tzinfo=UTC)
ANN, BO = "ann@example.org", "bo@example.org"


def send(*recipients: str, kind: EmailKind = EmailKind.COMMENT) -> None:
    for recipient in recipients:
        SiteEmail(subject=kind.value or "code", body="words", to=[recipient], kind=kind).send()


def test_one_address_waits_until_the_first_of_its_hour_is_an_hour_old():
    began = NOON - timedelta(minutes=40)

    times = send_times(
        [ANN, ANN, BO, ANN],
        in_all=Sent(9, began),
        to_one={ANN: Sent(1, began)},
        limits=Limits(in_all=0, to_one=3),
        now=NOON,
    )

    assert times == [NOON, NOON, NOON, began + HOUR]


def test_all_wait_when_the_hour_is_full():
    began = NOON - timedelta(minutes=40)

    times = send_times([ANN, BO, BO], in_all=Sent(8, began), to_one={}, limits=Limits(in_all=10, to_one=0), now=NOON)

    assert times == [NOON, NOON, began + HOUR]


def test_without_limits_nobody_waits():
    assert send_times([ANN] * 99, in_all=Sent(9999), to_one={}, limits=Limits(0, 0), now=NOON) == [NOON] * 99


def test_the_eleventh_of_an_hour_waits_and_a_code_does_not(mail_server):
    with time_machine.travel(NOON, tick=False):
        send(*[ANN] * 11, BO)
        send(ANN, kind=EmailKind.TRANSACTIONAL)

        assert deliver_due() == 12
        assert deliver_due() == 0

    subjects = [message["Subject"] for address, message in mail_server.taken if address == ANN]
    assert subjects == ["code", *["comment"] * 10]
    [waiting] = QueuedEmail.objects.waiting()
    assert (waiting.next_attempt_at, waiting.attempts) == (NOON + HOUR, 0)
    with time_machine.travel(NOON + HOUR):
        assert deliver_due() == 1


def test_codes_overtake_what_is_older(mail_server):
    send(ANN, BO)
    send("cy@example.org", kind=EmailKind.TRANSACTIONAL)

    deliver_due()

    assert mail_server.recipients == ["cy@example.org", ANN, BO]


def test_5000_readers_of_one_article_leave_over_hours_and_hold_up_no_code(queued, settings):
    settings.EMAILS_PER_HOUR = 5
    with time_machine.travel(NOON, tick=False):
        send(*(f"{number}@example.org" for number in range(8)))
        send(*[BO] * 4, kind=EmailKind.TRANSACTIONAL)

        assert (deliver_due(), deliver_due()) == (5, 0)  # four codes, and the one that was left of the five
        send(BO, kind=EmailKind.TRANSACTIONAL)
        assert deliver_due() == 1

    with time_machine.travel(NOON + HOUR, tick=False):
        assert (deliver_due(), deliver_due()) == (5, 0)
    assert QueuedEmail.objects.waiting().count() == 2


@pytest.mark.parametrize("count", [1, 20])
def test_looking_is_four_queries_however_many_are_due(mail_server, settings, count, django_assert_num_queries):
    settings.EMAILS_PER_HOUR_TO_ONE_ADDRESS = 0
    send(*(f"{number}@example.org" for number in range(count)))

    with django_assert_num_queries(4 + 3 * count):  # due, unsubscribed, sent in all and to each; claim, read, record
        deliver_due()
