"""Both sides of every limit, and what a refusal does not count."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.moderation.reports.report_limits import TooManyReports, count_report, may_look_up

GUEST = "ann.other@example.org"


@pytest.fixture(autouse=True)
def clock(db):
    """A clock that a test sets forward. It goes on: allauth tells what it counted apart by its time."""
    with time_machine.travel("2026-11-27 10:00 +0000") as travel:
        yield lambda **more: travel.move_to(timezone.now() + timedelta(**more))


def counted(times: int, member=None, **more: str) -> list[str]:
    """For each time "" if it is allowed, or how long to wait."""
    answers = []
    for _ in range(times):
        try:
            count_report(member, **more)
            answers.append("")
        except TooManyReports as error:
            answers.append(error.wait)
    return answers


def test_a_newcomer_reports_eight_times_a_day(member):
    assert counted(9, member) == [*[""] * 8, "a day"]


def test_an_established_member_reports_thirty_times_an_hour(established):
    assert counted(31, established("Wren")) == [*[""] * 30, "an hour"]


def test_and_sixty_times_a_day_whatever_was_refused_in_between(established, clock):
    wren = established("Wren")
    first = counted(30 + 9, wren)
    clock(hours=1, seconds=1)
    second = counted(30, wren)
    clock(hours=1, seconds=1)

    assert (first.count(""), second, counted(1, wren)) == (30, [""] * 30, ["a day"])


def test_the_next_day_begins_again(member, clock):
    counted(9, member)
    clock(hours=23)
    before = counted(1, member)
    clock(hours=1, seconds=1)

    assert (before, counted(1, member)) == (["a day"], [""])


def test_one_members_reports_are_not_counted_for_another(member, other_member):
    counted(8, member, ip_address="192.0.2.7")

    assert counted(1, other_member, ip_address="192.0.2.7") == [""]


@pytest.mark.parametrize("who", ["moderator", "administrator"])
def test_moderators_are_not_counted(request, who):
    assert counted(70, request.getfixturevalue(who)) == [""] * 70


def test_one_address_without_an_account_reports_six_times_an_hour():
    assert counted(7, ip_address="192.0.2.7") == [*[""] * 6, "an hour"]


def test_and_twelve_times_a_day(clock):
    counted(6, ip_address="192.0.2.7")
    clock(hours=1, seconds=1)
    counted(6, ip_address="192.0.2.7")
    clock(hours=1, seconds=1)

    assert counted(1, ip_address="192.0.2.7") == ["a day"]


def test_one_network_reports_twenty_four_times_an_hour():
    for number in range(4):
        counted(6, ip_address=f"192.0.2.{number}")

    assert counted(1, ip_address="192.0.2.99") == ["an hour"]
    assert counted(1, ip_address="198.51.100.1") == [""]


def test_one_customer_with_a_network_of_their_own_is_one_address():
    counted(6, ip_address="2001:db8:1:2::1")

    assert counted(1, ip_address="2001:db8:1:2:ffff::9") == ["an hour"]
    assert counted(1, ip_address="2001:db8:1:3::1") == [""]


def test_an_old_address_in_new_clothes_is_the_same():
    counted(6, ip_address="192.0.2.7")

    assert counted(1, ip_address="::ffff:192.0.2.7") == ["an hour"]


def test_one_mailbox_gets_four_a_day_however_it_is_typed():
    typed = [GUEST, GUEST.upper(), "ann.other+one@example.org", f" {GUEST} "]
    first = [counted(1, email=email) for email in typed]

    assert first == [[""]] * 4
    assert counted(1, email="ann.other+five@example.org") == ["a day"]
    assert counted(1, email="someone.else@example.org") == [""]


def test_what_an_address_is_refused_counts_nothing_for_the_mailbox():
    counted(6, ip_address="192.0.2.7")
    refused = counted(5, email=GUEST, ip_address="192.0.2.7")

    assert refused == ["an hour"] * 5
    assert counted(5, email=GUEST, ip_address="198.51.100.1") == [*[""] * 4, "a day"]


def test_what_a_mailbox_is_refused_counts_nothing_for_the_address():
    counted(4, email=GUEST, ip_address="198.51.100.1")
    counted(9, email=GUEST, ip_address="192.0.2.7")

    assert counted(7, ip_address="192.0.2.7") == [*[""] * 6, "an hour"]


def test_nobody_with_no_address_is_not_counted():
    assert counted(30) == [""] * 30


def test_references_are_looked_up_thirty_times_an_hour(clock):
    answers = [may_look_up("192.0.2.7") for _ in range(31)]
    other = may_look_up("198.51.100.1")
    clock(hours=1, seconds=1)

    assert answers == [*[True] * 30, False]
    assert (other, may_look_up("192.0.2.7")) == (True, True)


def test_who_comes_without_an_address_shares_one_count():
    assert [may_look_up(None) for _ in range(31)] == [*[True] * 30, False]


def test_looking_up_is_not_reporting():
    for _ in range(31):
        may_look_up("192.0.2.7")

    assert counted(1, ip_address="192.0.2.7") == [""]
