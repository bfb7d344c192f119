"""What a moderator decides closes the open reports of the comment, and those who reported hear of it."""

from django.db import transaction
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Act, Decision, Report, ReportOutcome

from .report_answers import tell_reporters
from .worried import close_worried

#: What an act says to those who complained.
OUTCOME_OF_ACT = {
    Act.REMOVE: ReportOutcome.REMOVED,
    Act.SPAM: ReportOutcome.REMOVED,
    Act.EDIT: ReportOutcome.EDITED,
    Act.APPROVE: ReportOutcome.KEPT,
    Act.KEEP: ReportOutcome.KEPT,
    Act.RESTORE: ReportOutcome.KEPT,
}


class AlreadyClosed(Exception):
    """Another moderator was quicker. `report` says what came of it."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def close_reports(comment: Comment, decision: Decision) -> int:
    """Called by `decide`, in its transaction. How many were closed.

    Not those of the worried, which are about a person; nor those of something illegal, which need a statement of their
    own. To a removal the reporters hear the house rule, and never what was written to the author.
    """
    outcome = OUTCOME_OF_ACT.get(Act(decision.act))
    reports = list(Report.objects.open().complaints().filter(comment=comment)) if outcome else []
    if not reports:
        return 0
    answer = decision.get_reason_display() if outcome == ReportOutcome.REMOVED else decision.note
    return close(reports, ReportOutcome(outcome), answer=answer, by=decision.actor, decision=decision)


def dismiss(report: Report, *, by: User) -> None:
    """This one was made for nothing: it is closed, and the comment's other reports stay open. Raises `AlreadyClosed`."""
    with transaction.atomic():
        close_one(report, ReportOutcome.DISMISSED, by=by)


def decide_on_illegal(report: Report, outcome: ReportOutcome, statement: str, *, by: User) -> None:
    """The statement of reasons goes to whoever reported it. What is done to a comment is a decision of its own, made
    before. Raises `AlreadyClosed`."""
    with transaction.atomic():
        close_one(report, outcome, answer=statement, by=by)


def close_withdrawn(comment: Comment) -> None:
    """Its author took the comment back: nobody need read it."""
    with transaction.atomic():
        reports = list(Report.objects.open().complaints().filter(comment=comment))
        close(reports, ReportOutcome.GONE, by=None)
        Report.objects.filter(comment=comment, confirmed_at=None).delete()
        close_worried(comment, ReportOutcome.GONE, by=None)


def close_one(report: Report, outcome: ReportOutcome, *, by: User, answer: str = "") -> None:
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if not locked.is_open:
        raise AlreadyClosed(locked)
    close([locked], outcome, answer=answer, by=by)
    report.refresh_from_db()


def close(
    reports: list[Report], outcome: ReportOutcome, *, by: User | None, answer: str = "", decision: Decision | None = None
) -> int:
    now = timezone.now()
    for report in reports:
        report.closed_at, report.closed_by, report.outcome = now, by, outcome
        report.answer, report.decision = answer, decision
    Report.objects.bulk_update(reports, ["closed_at", "closed_by", "outcome", "answer", "decision"])
    tell_reporters(reports)
    return len(reports)
