from __future__ import annotations

from dataclasses import asdict
from typing import Any

from django.db import models, transaction

from community.comments.models import Comment
from community.members.standing import Standing
from community.spam.counterfactual import explain_counterfactual
from community.spam.evidence.sender import EXTERNAL_WEIGHT
from community.spam.text_fingerprint import fingerprint_of
from community.spam.verdicts import (
    HOLD_AT,
    REJECT_AT,
    RULES_VERSION,
    Circumstances,
    Evidence,
    Gate,
    Outcome,
    Thresholds,
    Verdict,
)
from community.spam.writer_key import writer_key

from .fingerprint import Fingerprint


class JudgementQuerySet(models.QuerySet["Judgement"]):
    def erase_evidence(self) -> int:
        """Deletes what the filter quoted. The score, the gates and the circumstances as well: -100 points, or no gate
        where everybody has one, would say that staff wrote the comment."""
        return self.update(evidence=[], gates=[], circumstances={}, score=0, shadow_score=None)


class JudgementManager(models.Manager.from_queryset(JudgementQuerySet)):  # type: ignore[misc]  # a base made by a call
    def record(self, comment: Comment, verdict: Verdict) -> Judgement:
        """Saves the verdict beside the comment; an edited comment has several, the latest first. With it, what later
        comments are compared with."""
        if verdict.read and verdict.circumstances:
            is_newcomer = verdict.circumstances.standing is Standing.NEW
            writer = writer_key(comment.user_id, comment.user_email)
            read = fingerprint_of(verdict.read)
            Fingerprint.objects.replace(comment, read, writer=writer, is_newcomer=is_newcomer)
        return self.create(
            comment=comment,
            outcome=verdict.outcome,
            score=verdict.score,
            evidence=[[found.name, found.weight, dict(found.parameters)] for found in verdict.evidence],
            gates=[[gate.name, dict(gate.parameters)] for gate in verdict.gates],
            circumstances=_circumstances_kept(verdict.circumstances),
            rules_version=RULES_VERSION,
            model_version=verdict.model_version,
            settings_version=verdict.settings_version,
            hold_at=verdict.thresholds.hold,
            reject_at=verdict.thresholds.reject,
            shadow_outcome=verdict.shadow.outcome if verdict.shadow else "",
            shadow_score=verdict.shadow.score if verdict.shadow else None,
        )

    @transaction.atomic
    def add_external(self, comment: Comment, check: str) -> None:
        """An external check has said "spam" of this comment: it is added to the sum of the latest verdict, once, unless
        that was erased. The outcome stays as it was given."""
        judgement = self.filter(comment=comment).select_for_update().first()
        found = Evidence(f"external/{check}", EXTERNAL_WEIGHT)
        if not judgement or not judgement.circumstances or check in judgement.circumstances.get("external", ()):
            return
        judgement.circumstances["external"] = [*judgement.circumstances.get("external", ()), check]
        judgement.evidence.append([found.name, found.weight, {}])
        judgement.score = judgement.verdict.score
        judgement.save(update_fields=["circumstances", "evidence", "score"])


def _circumstances_kept(circumstances: Circumstances | None) -> dict[str, Any]:
    # What was typed into the hidden field is quoted in the evidence, and kept in one place only.
    return {} if circumstances is None else asdict(circumstances) | {"honeypot": bool(circumstances.honeypot)}


def _as_it_was(kept: dict[str, Any]) -> dict[str, Any]:
    """JSON has no tuples, and no names for a standing."""
    return {
        "standing": Standing(kept["standing"]),
        "honeypot": "x" * kept["honeypot"],
        "shared_addresses": tuple((name, writers) for name, writers in kept.get("shared_addresses", ())),
        "unknown_addresses": tuple(kept.get("unknown_addresses", ())),
        "external": tuple(kept.get("external", ())),
    }


class Judgement(models.Model):
    """The verdict of the filter on a comment: its evidence, and by which rules it was given."""

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="judgements")
    outcome = models.CharField(max_length=8, choices=[(outcome.value, outcome.value) for outcome in Outcome])
    score = models.FloatField()
    #: A list of [name, weight, parameters of the sentence]; the weights add up to the score.
    evidence = models.JSONField(default=list)
    #: A list of [name, parameters of the sentence].
    gates = models.JSONField(default=list)
    #: As `Circumstances`; {} for verdicts from before they were kept.
    circumstances = models.JSONField(default=dict)
    #: 1 for verdicts from before rules had a version.
    rules_version = models.PositiveSmallIntegerField(default=RULES_VERSION)
    #: 0 for the model that a site begins with.
    model_version = models.PositiveIntegerField(default=0)
    #: 0 for the word lists and thresholds that a site begins with.
    settings_version = models.PositiveIntegerField(default=0)
    hold_at = models.FloatField(default=HOLD_AT)
    reject_at = models.FloatField(default=REJECT_AT)
    #: What a model that only watches would have said; "" and None without one.
    shadow_outcome = models.CharField(max_length=8, blank=True)
    shadow_score = models.FloatField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = JudgementManager()

    class Meta:
        ordering = ["-pk"]

    def __str__(self) -> str:
        return f"{self.outcome} ({self.score:+.2f})"

    @property
    def verdict(self) -> Verdict:
        """As it was given."""
        kept = self.circumstances
        circumstances = Circumstances(**kept | _as_it_was(kept)) if kept else None
        return Verdict(
            Outcome(self.outcome),
            tuple(Evidence(*parts) for parts in self.evidence),
            tuple(Gate(*parts) for parts in self.gates),
            Thresholds(self.hold_at, self.reject_at),
            circumstances,
            self.model_version,
            self.settings_version,
        )

    @property
    def reasons(self) -> list[Evidence]:
        """The evidence as the sum is read: where it starts, then the heaviest weight first, then all small words."""
        return sorted(self.verdict.evidence, key=place_in_sum)

    @property
    def waits_by(self) -> list[Gate]:
        """The rules of the house by which the comment waits, whatever the evidence adds up to."""
        return list(self.verdict.gates)

    @property
    def counterfactual(self) -> str:
        """What would have let it pass, in one sentence; "" for what was published."""
        return explain_counterfactual(self.verdict)


def place_in_sum(evidence: Evidence) -> tuple[bool, bool, float]:
    """To sort evidence by, as a sum is read."""
    return evidence.name != "start", evidence.name == "text/rest", -abs(evidence.weight)
