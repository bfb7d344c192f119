from __future__ import annotations

from django.db import models

from community.comments.models import Comment

from .verdicts import Evidence, Gate, Outcome, Verdict


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def erase_evidence(self) -> int:
        """Deletes what the filter quoted. The score and the gates as well: -100 points, or no gate where everybody has
        one, would say that staff wrote the comment."""
        return self.update(evidence=[], gates=[], score=0)


class JudgementManager(models.Manager.from_queryset(JudgementQuerySet)):  # type: ignore[misc]  # a base made by a call
    def record(self, comment: Comment, verdict: Verdict) -> Judgement:
        """Saves the verdict beside the comment; an edited comment has several, the latest first."""
        return self.create(
            comment=comment,
            outcome=verdict.outcome,
            score=round(verdict.score, 2),
            evidence=[[found.name, found.weight, found.explanation] for found in verdict.evidence],
            gates=[[gate.name, gate.explanation] for gate in verdict.gates],
        )


class Judgement(models.Model):
    """The verdict of the filter on a comment, and its evidence."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="judgements")
    outcome = models.CharField(max_length=8, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    score = models.FloatField()
    #: A list of [name, weight, sentence]; the weights add up to the score.
    evidence = models.JSONField(default=list)
    #: A list of [name, sentence].
    gates = models.JSONField(default=list)
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

    @property
    def waits_by(self) -> list[Gate]:
        """The rules of the house by which the comment waits, whatever the evidence adds up to."""
        return [Gate(*parts) for parts in self.gates]
