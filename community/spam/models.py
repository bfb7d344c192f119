from __future__ import annotations

from django.db import models

from community.comments.models import Comment

from .verdicts import Evidence, Outcome, Verdict


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def erase_evidence(self) -> int:
        """What the filter quoted, and what it came to: a hundred points off are those of staff."""
        return self.update(evidence=[], score=0)


class JudgementManager(models.Manager.from_queryset(JudgementQuerySet)):  # type: ignore[misc]
    def record(self, comment: Comment, verdict: Verdict) -> Judgement:
        return self.create(
            comment=comment,
            outcome=verdict.outcome,
            score=round(verdict.score, 2),
            evidence=[[found.name, found.weight, found.explanation] for found in verdict.evidence],
        )


class Judgement(models.Model):
    """A verdict we kept: what the filter thought of a comment, and why."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="judgements")
    outcome = models.CharField(max_length=8, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    score = models.FloatField()
    #: A list of [name, weight, sentence]; the weights add up to the score.
    evidence = models.JSONField(default=list)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = JudgementManager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.score:+.1f})"

    @property
    def reasons(self) -> list[Evidence]:
        """The evidence, the weightiest first."""
        found = [Evidence(*parts) for parts in self.evidence]
        return sorted(found, key=lambda evidence: -abs(evidence.weight))
