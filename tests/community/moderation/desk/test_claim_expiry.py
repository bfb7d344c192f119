"""Claims and notes of two moderators, on both sides of each edge."""

from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.moderation.desk import claims
from community.moderation.desk.lanes import Row
from community.moderation.models import Claim

SECOND = timedelta(seconds=1)


@pytest.fixture
def now():
    with time_machine.travel("2026-11-02 09:00:00+00:00", tick=False):
        yield timezone.now()


def shown(case: int = 1, lane: str = "held"):
    row = Row(key=case, name="Ann", since=timezone.now(), text="words")
    claims.show_claims(lane, [row])
    return row.claim and (row.claim.by, row.claim.note)


@pytest.mark.parametrize(
    ("after", "is_there"), [(timedelta(minutes=10) - SECOND, True), (timedelta(minutes=10), False)]
)
def test_a_claim_lasts_for_ten_minutes_and_no_longer(now, moderator, after, is_there):
    claims.claim("held", 1, by=moderator)

    with time_machine.travel(now + after, tick=False):
        assert (shown() == (moderator, "")) == is_there


@pytest.mark.parametrize(("after", "holder"), [(timedelta(minutes=10) - SECOND, 0), (timedelta(minutes=10), 1)])
def test_another_takes_over_when_it_has_expired(now, moderator, other_moderator, after, holder):
    claims.claim("held", 1, by=moderator)

    with time_machine.travel(now + after, tick=False):
        claims.claim("held", 1, by=other_moderator)

        assert Claim.objects.get().by == (moderator, other_moderator)[holder]


def test_ones_own_claim_begins_anew(now, moderator):
    claims.claim("held", 1, by=moderator)

    with time_machine.travel(now + timedelta(minutes=9), tick=False):
        claims.claim("held", 1, by=moderator)

    assert list(Claim.objects.values_list("claimed_until", flat=True)) == [now + timedelta(minutes=19)]


def test_the_same_key_in_another_lane_is_another_case(now, moderator, other_moderator):
    claims.claim("held", 1, by=moderator)
    claims.claim("reports", 1, by=other_moderator)

    assert (shown(), shown(lane="reports")) == ((moderator, ""), (other_moderator, ""))
    claims.release("held", [1])
    assert (shown(), shown(lane="reports")) == (None, (other_moderator, ""))


def test_only_what_was_decided_is_released(now, moderator):
    for case in (1, 2, 3):
        claims.claim("held", case, by=moderator)

    claims.release("held", [1, 3, 99])

    assert [bool(shown(case)) for case in (1, 2, 3)] == [False, True, False]


def test_a_note_takes_the_place_of_a_claim_and_no_claim_takes_its_place(now, moderator, other_moderator):
    claims.claim("held", 1, by=other_moderator)
    claims.hand_over("held", 1, by=moderator, note="Is it true?")
    for anybody in (moderator, other_moderator):
        claims.claim("held", 1, by=anybody)

    assert shown() == (moderator, "Is it true?")


def test_a_later_note_takes_the_place_of_an_earlier_one(now, moderator, other_moderator):
    claims.hand_over("held", 1, by=moderator, note="Is it true?")
    claims.hand_over("held", 1, by=other_moderator, note="I don’t know either.")

    assert shown() == (other_moderator, "I don’t know either.")


@pytest.mark.parametrize(("after", "is_there"), [(timedelta(days=30) - SECOND, True), (timedelta(days=30), False)])
def test_a_note_is_kept_for_a_month(now, moderator, after, is_there):
    claims.hand_over("held", 1, by=moderator, note="Who is this?")

    with time_machine.travel(now + after, tick=False):
        claims.claim("held", 2, by=moderator)

        assert Claim.objects.filter(case=1).exists() == is_there


def test_claims_of_a_moderator_who_leaves_go_with_them(now, moderator, other_moderator):
    claims.claim("held", 1, by=moderator)
    claims.claim("held", 2, by=other_moderator)

    moderator.delete()

    assert (shown(1), shown(2)) == (None, (other_moderator, ""))


def test_the_claims_of_a_page_take_one_query(now, moderator, django_assert_num_queries):
    rows = [Row(key=case, name="Ann", since=now, text="words") for case in range(1, 26)]
    for row in rows:
        claims.claim("held", row.key, by=moderator)

    with django_assert_num_queries(1):
        claims.show_claims("held", rows)
        assert {str(row.claim.by) for row in rows} == {"Priya Raman"}


def test_a_claim_is_written_as_its_case_and_who_has_it(now, moderator):
    claims.claim("held", 7, by=moderator)

    assert str(Claim.objects.get()) == "held 7 by Priya Raman"


@pytest.mark.parametrize(("length", "kept"), [(300, 300), (301, 300)])
def test_a_note_is_cut_where_the_column_ends(desk, hold, length, kept):
    case = hold()

    desk.post(f"/cms/moderation/held/{case.pk}/claim/", {"note": "n" * length})

    assert Claim.objects.get().note == "n" * kept


def test_a_note_without_the_signs_that_no_database_takes(desk, hold):
    case = hold()

    answer = desk.post(f"/cms/moderation/held/{case.pk}/claim/", {"note": "Who\0 is this?"}, follow=True)

    assert "Left to another moderator, with your note." in answer.text
    assert Claim.objects.get().note == "Who is this?"


def test_the_script_is_answered_with_nothing(desk, hold):
    case = hold()

    answer = desk.post(f"/cms/moderation/held/{case.pk}/claim/", HTTP_X_REQUESTED_WITH="fetch")

    assert (answer.status_code, answer.content) == (204, b"")


@pytest.mark.parametrize("address", ["nothing/1/claim/", "held/99999999999/claim/", "held/x/claim/"])
def test_no_claim_of_what_cannot_be(desk, address):
    assert desk.post(f"/cms/moderation/{address}").status_code == 404
    assert not Claim.objects.exists()
