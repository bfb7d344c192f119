from unittest.mock import Mock

import pytest
import time_machine
from django.db import OperationalError

from community.comments.drafts import Draft
from community.comments.models import Comment
from community.posting import journey
from community.posting.rate_limits import TooManyPosts, count_post, mailbox, network_of, subscriber_of
from community.spam.models import Judgement
from tests.community.posting.conftest import TEXT


def allowed(times: int, *, email: str = "ann@example.org", ip: str = "192.0.2.7") -> int:
    """How many of so many posts at this moment are allowed; `{}` in a text is the number of the post."""
    count = 0
    for number in range(times):
        try:
            count_post(None, guest_email=email.format(number), ip_address=ip.format(number))
        except TooManyPosts:
            continue
        count += 1
    return count


@pytest.fixture
def clock():
    with time_machine.travel(0) as clock:  # ticking: two posts at the very same moment are not told apart
        yield clock


def test_one_machine_with_many_e_mail_addresses_posts_six_a_minute_fifteen_an_hour_thirty_a_day(clock):
    by_minute = []
    for _ in range(4):
        by_minute.append(allowed(40, email="stranger-{}@example.org"))
        clock.shift(61)
    assert by_minute == [6, 6, 3, 0]

    by_hour = []
    for _ in range(3):
        clock.shift(3600)
        by_hour.append(sum(allowed(10, email="stranger-{}@example.org") for _ in range(3) if clock.shift(61) is None))
    assert by_hour == [15, 0, 0]


def test_one_network_with_many_machines_posts_twenty_a_minute(clock):
    assert allowed(40, email="stranger-{}@example.org", ip="192.0.2.{}") == 20
    assert allowed(1, email="neighbour@example.org", ip="192.0.3.1") == 1


def test_one_mailbox_is_written_to_three_times_a_minute_and_five_times_an_hour_from_wherever(clock):
    assert allowed(40, ip="192.0.{}.1") == 3
    clock.shift(61)
    assert allowed(40, ip="192.0.{}.1") == 2
    assert allowed(1, email="ANN+more@Example.org", ip="192.0.99.1") == 0


def test_what_is_refused_is_not_counted(clock):
    assert allowed(40, ip="192.0.2.7") == 3  # 37 refused by the mailbox
    assert allowed(40, email="ben@example.org", ip="192.0.2.7") == 3
    assert allowed(40, email="cem@example.org", ip="192.0.2.7") == 0  # the address has posted six
    assert allowed(40, email="cem@example.org", ip="198.51.100.1") == 3


def test_it_says_how_long_to_wait(clock):
    waits = []
    for _ in range(4):
        for _ in range(3):
            try:
                count_post(None, guest_email="ann@example.org", ip_address=None)
            except TooManyPosts as limit:
                waits.append((limit.seconds, limit.wait))
        clock.shift(61)

    assert waits == [(3600, "an hour")] * 7
    allowed(3, email="ben@example.org")
    with pytest.raises(TooManyPosts) as limit:
        count_post(None, guest_email="ben@example.org", ip_address="192.0.2.7")
    assert (limit.value.seconds, limit.value.wait) == (60, "a minute")


@pytest.mark.parametrize(
    ("ip_address", "subscriber", "network"),
    [
        ("192.0.2.7", "192.0.2.7/32", "192.0.2.0/24"),
        ("::ffff:192.0.2.7", "192.0.2.7/32", "192.0.2.0/24"),
        ("2001:db8:1:2:3::4", "2001:db8:1:2::/64", "2001:db8:1::/48"),
    ],
)
def test_addresses_are_counted_as_one_customer_and_as_one_network(ip_address, subscriber, network):
    assert (subscriber_of(ip_address), network_of(ip_address)) == (subscriber, network)


def test_letter_case_and_what_follows_a_plus_do_not_make_another_mailbox():
    assert {mailbox(email) for email in ("Ann@Example.org", "ann+juggle@example.org")} == {"ann@example.org"}


def test_the_answer_has_the_text_and_says_when_to_come_back(client, filled, address):
    for number in range(6):
        client.post(address, filled(client, body=f"{TEXT} {number}", name="Ann", email=f"ann-{number}@example.org"))

    answer = client.post(address, filled(client, body=TEXT, name="Ann", email="ann@example.org"))

    assert (answer.status_code, answer["Retry-After"], Comment.objects.count()) == (429, "60", 6)
    assert TEXT in answer.text
    assert "please post it again in a minute." in answer.text


def test_a_post_that_could_not_be_saved_does_not_count(member, thing, monkeypatch):
    draft = Draft(target=thing, body="Some words.", member=member)

    with monkeypatch.context() as broken:
        broken.setattr(Judgement.objects, "record", Mock(side_effect=OperationalError))
        for _ in range(20):
            with pytest.raises(OperationalError):
                journey.post(draft)

    assert journey.post(draft).is_new
