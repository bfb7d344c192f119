import pytest

from community.moderation.decisions import decide
from community.moderation.models import Act, Report
from community.moderation.reports.closing import dismiss
from community.moderation.reports.reporter_accuracy import accuracies


@pytest.fixture
def decided(say, report, other_member, moderator):
    """decided(Act.REMOVE, 4): four comments that the other member reported, and decisions about them."""

    def decided(act: Act, count: int, reason: str = "unkind") -> None:
        for number in range(count):
            comment = say(f"{act} {reason} {number}")
            report(comment, by=other_member, reason=reason)
            decide(comment, act, by=moderator, reason="unkind" if act == Act.REMOVE else "")

    return decided


@pytest.fixture(autouse=True)
def _no_limit(monkeypatch):
    monkeypatch.setattr("community.moderation.reports.report_limits.RATES_OF_NEWCOMERS", ("99/d/key",))


def test_five_decided_reports_say_nothing_and_six_do(decided, other_member):
    decided(Act.REMOVE, 4)
    decided(Act.KEEP, 1)
    five = accuracies([other_member.pk])
    decided(Act.SPAM, 1)

    assert (five, accuracies([other_member.pk])) == ({}, {other_member.pk: (5, 6)})


def test_in_words(decided, other_member):
    decided(Act.REMOVE, 5)
    decided(Act.KEEP, 2)

    assert str(accuracies([other_member.pk])[other_member.pk]) == "5 of 7 reports led to something"


def test_dismissed_ones_count_against_it(decided, say, report, other_member, moderator):
    decided(Act.REMOVE, 5)
    dismiss(report(say("words"), by=other_member), by=moderator)

    assert accuracies([other_member.pk]) == {other_member.pk: (5, 6)}


def test_worry_law_open_reports_and_what_was_taken_back_do_not_count(decided, say, report, other_member):
    decided(Act.REMOVE, 5)
    report(say("one"), by=other_member, reason="worried")
    report(say("two"), by=other_member, reason="illegal")
    report(say("three"), by=other_member)
    Report.objects.filter(reason="worried").update(outcome="helped")
    Report.objects.filter(reason="illegal").update(outcome="removed")
    report(say("four"), by=other_member)
    Report.objects.filter(comment__comment="four").update(outcome="gone")

    assert accuracies([other_member.pk]) == {}


def test_any_number_of_people_in_one_query(decided, other_member, member, django_assert_num_queries):
    decided(Act.REMOVE, 6)

    with django_assert_num_queries(1):
        assert accuracies([other_member.pk, member.pk]) == {other_member.pk: (6, 6)}
