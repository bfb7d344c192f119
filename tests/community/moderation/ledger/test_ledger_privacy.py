"""No number of the ledger tells of a person, and no byte of it names one."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.moderation.ledger.ledger_months import COUNTED, Month, is_small, ledger, shown
from community.moderation.models import Act, AppealAct, Decision, SanctionAct
from tests.community.posting.conftest import sign_in

NOW = datetime(2026, 6, 15, 12, tzinfo=UTC)
MAY = datetime(2026, 5, 10, 12, tzinfo=UTC)
PAGE, FEED = "/moderation/ledger/", "/moderation/ledger/feed/"


def month_of(acts: dict[str, int], reasons: dict[str, int] | None = None) -> Month:
    month = Month(MAY.date().replace(day=1))
    month.acts.update(acts)
    month.reasons.update(reasons or {})
    return month


@pytest.fixture
def comment(say, member):
    return say("Words that nobody shall read.", by=member)


@pytest.fixture
def log(comment, moderator):
    def log(act: str, times: int, *, at: datetime = MAY, **more) -> None:
        for _ in range(times):
            Decision.objects.create(comment=comment, act=act, actor=moderator, created_at=at, **more)

    return log


@pytest.mark.parametrize(("number", "small"), [(0, False), (1, True), (4, True), (5, False), (6, False)])
def test_one_to_four_are_small(number, small):
    assert is_small(number) is small
    assert (shown(number) == "fewer than 5") is small


def test_the_removals_are_told_when_every_reason_is():
    month = month_of({Act.REMOVE: 11}, {"unkind": 6, "other": 5})

    assert month.act_rows == [("removed", "11")]
    assert month.reason_rows == [("Unkind to a person", "6"), ("Another reason", "5")]


@pytest.mark.parametrize("small", [1, 4])
def test_a_small_reason_cannot_be_worked_out_from_the_sum(small):
    month = month_of({Act.REMOVE: 6 + small}, {"unkind": 6, "other": small})

    assert month.act_rows == [("removed", "5 or more")]
    assert month.reason_rows == [("Unkind to a person", "6"), ("Another reason", "fewer than 5")]


def test_two_small_reasons_cannot_either():
    month = month_of({Act.REMOVE: 8}, {"unkind": 4, "other": 4})

    assert month.act_rows == [("removed", "5 or more")]
    assert {number for _, number in month.reason_rows} == {"fewer than 5"}


@pytest.mark.parametrize("number", [1, 4])
def test_few_removals_are_few(number):
    assert month_of({Act.REMOVE: number}, {"unkind": number}).act_rows == [("removed", "fewer than 5")]


def test_a_small_reason_hides_no_other_number():
    month = month_of({Act.REMOVE: 6, Act.APPROVE: 40, SanctionAct.WARN: 5}, {"unkind": 5, "other": 1})

    assert month.act_rows == [("approved", "40"), ("removed", "5 or more"), ("warnings", "5")]


def test_what_did_not_happen_is_no_row():
    assert month_of({Act.APPROVE: 0}).act_rows == []
    assert month_of({}).reason_rows == []


@pytest.mark.parametrize(("count", "is_told"), [(0, False), (4, False), (5, True)])
def test_a_median_is_of_five(count, is_told):
    month = month_of({})
    month.waited = [timedelta(hours=1)] * count

    assert (month.median_wait == timedelta(hours=1)) is is_told


@pytest.mark.parametrize(("number", "says"), [(4, "fewer than 5"), (5, "5")])
def test_on_the_page_and_in_the_feed(log, site_tree, number, says):
    log(Act.APPROVE, number)

    with time_machine.travel(NOW):
        page, feed = Client().get(PAGE).text, Client().get(FEED).text

    assert page.count(f'<th scope="row">Approved</th><td>{says}</td>') == 1
    assert feed.count(f"Approved&lt;/th&gt;&lt;td&gt;{says}&lt;") == 1


def test_no_name_and_no_text_is_in_any_byte(log, comment, member, moderator, site_tree):
    log(Act.REMOVE, 6, reason="unkind", note="Not nice of her.")
    log(AppealAct.UPHOLD, 5, note="We read it twice.")
    log(SanctionAct.SUSPEND, 5, member=member, reason="unkind", note="Third time.", limit_after="2026-05-12")

    with time_machine.travel(NOW):
        pages = [Client().get(PAGE).content, Client().get(FEED).content]

    secrets = [comment.comment, member.display_name, member.username, member.email, moderator.display_name]
    secrets += [moderator.username, "Not nice of her", "We read it twice", "Third time", "2026-05-12"]
    for content in pages:
        assert [secret for secret in secrets if secret.encode() in content] == []
        assert f"/comments/{comment.pk}/".encode() not in content


def test_a_month_is_told_from_the_first_second_after_it(log, site_tree):
    log(Act.APPROVE, 6)
    end = datetime(2026, 5, 31, 23, 59, 59, tzinfo=timezone.get_default_timezone())

    assert ledger(end) == []
    assert [month.anchor for month in ledger(end + timedelta(seconds=1))] == ["2026-05"]


def test_a_decision_of_this_month_changes_no_byte(log, site_tree):
    log(Act.APPROVE, 6)
    with time_machine.travel(NOW, tick=False):
        before = Client().get(PAGE).content
        log(Act.APPROVE, 9, at=NOW)

        assert Client().get(PAGE).content == before


@pytest.mark.parametrize("address", [PAGE, FEED])
def test_members_read_the_same_numbers_and_nobody_can_post_to_it(log, member, moderator, site_tree, address):
    log(Act.APPROVE, 6)

    with time_machine.travel(NOW):
        numbers = [
            browser.get(address).text.count(">6<") for browser in (Client(), sign_in(member), sign_in(moderator))
        ]
        assert len(set(numbers)) == 1
        assert Client().post(address).status_code == 405


def test_every_entry_of_the_feed_has_an_address_of_its_own(log, site_tree):
    log(Act.APPROVE, 6)
    log(Act.APPROVE, 6, at=MAY - timedelta(days=30))

    with time_machine.travel(NOW):
        feed = Client().get(FEED).text

    assert [f"#m{anchor}" in feed for anchor in ("2026-05", "2026-04", "2026-03")] == [True, True, False]
    assert "<published>2026-06-01T00:00:00" in feed


def test_what_an_author_does_is_not_among_what_is_counted():
    assert {Act.CONFIRM, Act.EDIT, Act.WITHDRAW} & set(COUNTED) == set()
    assert len(set(COUNTED.values())) == len(COUNTED)
