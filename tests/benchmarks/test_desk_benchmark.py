"""What the benchmark of the desk measures is what it says, and a missed goal is listed."""

import pytest

from benchmarks import desk
from benchmarks.report import Report
from community.comments.models import Comment
from community.moderation.models import Decision
from community.spam.models import Fingerprint, Judgement
from tests.factories import UserFactory


@pytest.fixture
def written(monkeypatch) -> list[str]:
    lines: list[str] = []
    monkeypatch.setattr(Report, "say", lambda self, text: lines.append(text))
    return lines


def test_each_held_comment_has_its_verdict_and_its_text(db):
    desk.hold(12)

    held = Comment.objects.filter(status="held", is_public=False, published_at=None)
    assert held.count() == Comment.objects.count() == 12
    assert set(Judgement.objects.values_list("comment", flat=True)) == set(held.values_list("pk", flat=True))
    assert set(Fingerprint.objects.values_list("kind")) == {("text",)}
    assert Fingerprint.objects.count() == 12
    judgement = Judgement.objects.first()
    assert (judgement.outcome, judgement.verdict) == (desk.VERDICT.outcome, desk.VERDICT)


@pytest.mark.parametrize(("act", "status"), [("approve", "published"), ("spam", "spam")])
def test_as_many_are_decided_as_it_says(db, act, status):
    desk.hold(6)
    UserFactory(groups=["Moderators"])

    label, queries, each = desk.decided(next(one for one, _ in desk.DECIDED if one == act), 2)

    assert label.endswith(": 2")
    assert int(queries) > 0
    assert float(each) >= 0
    assert Comment.objects.filter(status=status).count() == Decision.objects.filter(act=act).count() == 2


def test_goals_are_met_or_named(db, written, monkeypatch):
    monkeypatch.setattr(desk, "RUNS", 1)
    monkeypatch.setattr(desk, "DECIDED", [])
    monkeypatch.setattr(desk, "TIMES", 1_000_000.0)
    monkeypatch.setattr(desk, "QUERIES", 0)
    report = Report()

    desk.measure(report, size=6)

    assert [goal for goal in report.missed if "drawn anew" not in goal] == ["desk: queries of the first page"]
    assert "The moderators' desk with 6 held comments" in written[0]
    assert any(line.startswith("one case, for the script") for line in written)
