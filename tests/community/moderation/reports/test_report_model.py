"""What the table of reports refuses by itself, and what its rows say."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, transaction
from django.utils import timezone

from community.moderation.models import APART, Report, ReportReason
from community.moderation.models.report import REFERENCE_LETTERS, hash_of, new_reference

GUEST = "ann.other@example.org"


@pytest.fixture
def add(comment):
    def add(reason: str = "unkind", **more) -> Report:
        known = {"comment": comment, "confirmed_at": timezone.now()}
        with transaction.atomic():
            return Report.objects.create(reason=reason, **known | more)

    return add


@pytest.mark.parametrize("second", ["unkind", "worried"])
def test_a_member_has_one_open_report_of_a_comment(add, other_member, second):
    add(reporter=other_member)

    with pytest.raises(IntegrityError):
        add(second, reporter=other_member)


def test_and_any_number_of_closed_ones_and_one_about_the_law_beside_it(add, other_member):
    for _ in range(2):
        add(reporter=other_member, closed_at=timezone.now())
    add("illegal", reporter=other_member)
    add(reporter=other_member)

    assert Report.objects.count() == 4


def test_a_guest_has_one_open_report_of_a_comment(add):
    add(email=GUEST)
    add(email="someone.else@example.org")

    with pytest.raises(IntegrityError):
        add(email=GUEST)


def test_of_those_nobody_confirmed_there_may_be_more(add):
    add(email=GUEST)
    for _ in range(2):
        add(email=GUEST, confirmed_at=None)

    assert Report.objects.open().count() == 1


def test_those_of_people_who_have_left_stand_beside_each_other(add):
    add()
    add()

    assert Report.objects.open().count() == 2


@pytest.mark.parametrize("reason", [reason for reason in ReportReason.values if reason != "illegal"])
def test_only_something_illegal_may_be_no_comment(add, reason):
    with pytest.raises(IntegrityError):
        add(reason, comment=None)

    assert add("illegal", comment=None, address="/articles/").pk


def test_a_reference_is_given_once(add):
    add("illegal", reference="JG-2026-7K3M-9QXR")

    with pytest.raises(IntegrityError):
        add("illegal", reference="JG-2026-7K3M-9QXR")


def test_references_are_chance_and_have_no_letter_that_is_taken_for_another():
    with time_machine.travel("2027-01-01 10:00 +0000"):
        made = {new_reference() for _ in range(200)}

    assert len(made) == 200
    assert all(re.fullmatch(rf"JG-2027-[{REFERENCE_LETTERS}]{{4}}-[{REFERENCE_LETTERS}]{{4}}", one) for one in made)
    assert not set("01IO") & set(REFERENCE_LETTERS)


def test_lists_tell_complaints_from_worry_and_law(add, other_member, member):
    complaints = [add(reason) for reason in ReportReason.values if reason not in APART]
    worried, illegal = add("worried"), add("illegal")

    assert list(Report.objects.complaints()) == complaints
    assert (list(Report.objects.worried()), list(Report.objects.illegal())) == ([worried], [illegal])


def test_open_is_what_counts_and_is_not_closed(add):
    counted = add()
    add(confirmed_at=None)
    closed = add(closed_at=timezone.now())

    assert list(Report.objects.counted()) == [counted, closed]
    assert list(Report.objects.open()) == [counted]


def test_a_link_finds_its_report_and_no_link_finds_none(add):
    made = add(email=GUEST, confirmed_at=None)
    token = made.issue_token()
    made.save()
    add(email="someone.else@example.org")  # without a link

    assert Report.objects.by_token(token) == made
    assert [Report.objects.by_token(wrong) for wrong in ("", token[:-1], hash_of(token))] == [None] * 3


def test_a_new_link_ends_the_one_before(add):
    made = add(email=GUEST, confirmed_at=None)
    first, second = made.issue_token(), made.issue_token()
    made.save()

    assert (Report.objects.by_token(first), Report.objects.by_token(second)) == (None, made)


def test_only_what_waits_for_its_guest_expires(add):
    waits, counted = add(confirmed_at=None), add()
    with time_machine.travel(timezone.now() + Report.LASTS + timedelta(seconds=1)):
        assert (waits.is_expired, counted.is_expired) == (True, False)
    assert waits.is_expired is False


@pytest.mark.parametrize(
    ("reason", "outcome", "title"),
    [
        ("unkind", "", "it is being read"),
        ("unkind", "kept", "the comment was read and left as it is"),
        ("worried", "helped", "a moderator has read it"),
        ("worried", "dismissed", "a moderator has read it"),
    ],
)
def test_its_title_says_nothing_of_the_comment_or_of_a_worry(add, reason, outcome, title):
    assert add(reason, outcome=outcome, text="Mocks her.").title == title
