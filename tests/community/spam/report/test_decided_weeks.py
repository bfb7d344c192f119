from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from community.spam.examples import learn_from
from community.spam.learning.evaluation import Confusion
from community.spam.models import Example, ExampleCounter, Judgement
from community.spam.report.decided_weeks import Decided, Week, confusion_of, decided_weeks, frequent_rules
from community.spam.verdicts import Evidence, Outcome, Verdict

MONDAY = date(2026, 11, 23)


def example(*, is_spam: bool, score: float | None, at: datetime, outcome: str = "hold", rules: tuple[str, ...] = ()):
    kept = Example.objects.create(
        number=ExampleCounter.objects.next_number(),
        is_spam=is_spam,
        weight=1.0,
        features={"rules": dict.fromkeys(rules, 1.0), "text": ""},
        score=score,
        outcome=outcome,
    )
    Example.objects.filter(pk=kept.pk).update(created_at=at)


def midnight(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, datetime.min.time()))


@pytest.mark.django_db
def test_weeks_begin_on_mondays_and_the_present_one_is_the_last() -> None:
    example(is_spam=True, score=1.5, at=midnight(MONDAY), rules=("away/link",))
    example(is_spam=False, score=-1.0, at=midnight(MONDAY) - timedelta(seconds=1))

    before, present = decided_weeks(date(2026, 11, 28), weeks=2)

    assert (before.first_day, [one.score for one in before.decisions]) == (date(2026, 11, 16), [-1.0])
    assert present.decisions == [Decided(MONDAY, True, 1.5, "hold", ("away/link",))]


@pytest.mark.django_db
def test_what_is_older_and_what_has_no_score_is_left_out() -> None:
    example(is_spam=True, score=1.5, at=midnight(MONDAY) - timedelta(seconds=1))
    example(is_spam=True, score=None, at=midnight(MONDAY))

    [week] = decided_weeks(MONDAY, weeks=1)

    assert week.decisions == []


@pytest.mark.django_db
def test_a_decision_keeps_what_the_filter_had_said_of_the_text_and_nothing_of_its_writer(say) -> None:
    comment = say("Cheap loans, ask me today")
    found = [Evidence("start", -1.0), Evidence("trade/loans", 1.5), Evidence("staff", -100.0), Evidence("honeypot", 20)]
    Judgement.objects.record(comment, Verdict.on(found))

    learned = learn_from(comment, is_spam=True, moderator=None, decision_id=None)

    assert (learned.score, learned.outcome) == (0.5, "publish")


@pytest.mark.django_db
@pytest.mark.parametrize("erased", [True, False])
def test_without_a_verdict_or_its_evidence_there_is_no_score(say, erased) -> None:
    comment = say("Cheap loans, ask me today")
    if erased:
        Judgement.objects.record(comment, Verdict.on([Evidence("start", -1.0)]))
        comment.judgements.erase_evidence()

    assert learn_from(comment, is_spam=True, moderator=None, decision_id=None).score is None


def decided(*, is_spam: bool, score: float, outcome: str = Outcome.HOLD, rules: tuple[str, ...] = ()) -> Decided:
    return Decided(MONDAY, is_spam, score, outcome, rules)


SOME = [
    decided(is_spam=True, score=3.0, outcome="reject", rules=("away/link", "trade/loans")),
    decided(is_spam=True, score=-0.01, outcome="publish", rules=("away/link",)),
    decided(is_spam=False, score=0.0, rules=("praise",)),
    decided(is_spam=False, score=-1.0, outcome="publish"),
    decided(is_spam=False, score=-2.0, outcome="publish"),
]


def test_what_reaches_the_threshold_is_taken_for_spam() -> None:
    confusion = confusion_of(SOME, 0.0)

    assert confusion == Confusion(spam_caught=1, ham_blocked=1, ham_passed=2, spam_missed=1)
    assert (confusion.precision, confusion.recall) == (0.5, 0.5)
    assert confusion_of([], 0.0).precision == 0.0


def test_a_week_has_means_and_shares_and_none_without_decisions() -> None:
    week, empty = Week(MONDAY, SOME), Week(MONDAY, [])

    assert (week.mean_score(is_spam=True), week.mean_score(is_spam=False)) == (1.495, -1.0)
    assert (week.share_with("away/link"), week.share_with("praise")) == (0.4, 0.2)
    assert (week.count(is_spam=True, outcome="reject"), week.count(is_spam=False, outcome="publish")) == (1, 2)
    assert (empty.mean_score(is_spam=True), empty.share_with("praise")) == (None, None)


def test_the_most_frequent_rules_come_first() -> None:
    assert frequent_rules(SOME, most=2) == ["away/link", "praise"]
