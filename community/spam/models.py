from __future__ import annotations

from django.db import models

from community.comments.models import Comment

from .verdicts import Evidence, Outcome, Verdict


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def erase_evidence(self) -> int:
        """Deletes what the filter quoted, and the score: one of -100 would say that staff wrote the comment."""
        return self.update(evidence=[], score=0)


class JudgementManager(models.Manager.from_queryset(JudgementQuerySet)):  # type: ignore[misc]
    def record(self, comment: Comment, verdict: Verdict) -> Judgement:
        """Saves the verdict beside the comment; an edited comment has several, the latest first."""
        return self.create(
            comment=comment,
            outcome=verdict.outcome,
            score=round(verdict.score, 2),
            evidence=[[found.name, found.weight, found.explanation] for found in verdict.evidence],
        )


class Judgement(models.Model):
    """The verdict of the filter on a comment, and its evidence."""

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
        """The evidence, the heaviest weight first."""
        found = [Evidence(*parts) for parts in self.evidence]
        return sorted(found, key=lambda evidence: -abs(evidence.weight))
