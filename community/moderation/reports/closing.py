"""What a moderator decides closes the open reports of the comment, and those who reported hear of it."""

from collections.abc import Collection

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Act, Decision, Report, ReportOutcome
from community.notifications.models import Notification

from .report_answers import tell_reporters
from .worried import close_worried

#: What an act says to those who complained.
OUTCOME_OF_ACT = {
    Act.REMOVE: ReportOutcome.REMOVED,
    Act.SPAM: ReportOutcome.REMOVED,
    Act.EDIT: ReportOutcome.EDITED,
    Act.DETAIL: ReportOutcome.EDITED,
    Act.APPROVE: ReportOutcome.KEPT,
    Act.KEEP: ReportOutcome.KEPT,
    Act.RESTORE: ReportOutcome.KEPT,
}


class AlreadyClosed(Exception):
    """Another moderator was quicker. `report` says what came of it."""

    def __init__(self, report: Report) -> None:
        super().__init__()
        self.report = report


def close_reports(decisions: Collection[Decision]) -> int:
    """Called by `decide_many`, in its transaction, with decisions of one act. How many reports were closed, in a
    constant number of queries.

    Not those of the worried, which are about a person; nor those of something illegal, which need a statement of their
    own. Of a removal the reporters hear the house rule, and never what was written to the author.
    """
    by_comment = {decision.comment_id: decision for decision in decisions if Act(decision.act) in OUTCOME_OF_ACT}
    found = Report.objects.open().complaints().filter(comment__in=by_comment) if by_comment else Report.objects.none()
    reports = list(found.select_related("reporter"))
    for report in reports:
        decision = by_comment[report.comment_id]
        mark_as_closed(report, OUTCOME_OF_ACT[Act(decision.act)], by=decision.actor)
        is_removed = report.outcome == ReportOutcome.REMOVED
        report.answer = decision.get_reason_display() if is_removed else decision.note
        report.decision = decision
    return save_closed(reports)


def reopen_reports(decisions: Collection[Decision]) -> None:
    """These decisions were taken back: a moderator decides again, and those who reported are not told of the first one
    any more. Not of those who have reported the comment in another way since."""
    same_person = Q(reporter=OuterRef("reporter")) | Q(reporter=None, email=OuterRef("email"))
    since = Report.objects.filter(same_person, comment=OuterRef("comment"), closed_at=None).exclude(reason="illegal")
    with transaction.atomic():
        reports = Report.objects.filter(~Exists(since), decision__in=decisions)
        keys = list(reports.values_list("pk", flat=True))
        told = Notification.objects.filter(content_type=ContentType.objects.get_for_model(Report))
        told.filter(object_id__in=keys).delete()
        Report.objects.filter(pk__in=keys).update(closed_at=None, closed_by=None, outcome="", answer="", decision=None)


def dismiss(report: Report, *, by: User) -> None:
    """It was made for nothing: it is closed, and the comment's other reports stay open. Raises `AlreadyClosed`."""
    with transaction.atomic():
        close_one(report, ReportOutcome.DISMISSED, by=by)


def decide_on_illegal(report: Report, outcome: ReportOutcome, statement: str, *, by: User) -> None:
    """The statement of reasons goes to who reported it. What is done to a comment is a decision of its own, made
    before. Raises `AlreadyClosed`."""
    with transaction.atomic():
        close_one(report, outcome, answer=statement, by=by)


def close_withdrawn(comment: Comment) -> None:
    """Its author took the comment back: nobody need read it."""
    with transaction.atomic():
        reports = list(Report.objects.open().complaints().filter(comment=comment).select_related("reporter"))
        for report in reports:
            mark_as_closed(report, ReportOutcome.GONE, by=None)
        save_closed(reports)
        Report.objects.filter(comment=comment, confirmed_at=None).delete()
        close_worried(comment, ReportOutcome.GONE, by=None)


def close_one(report: Report, outcome: ReportOutcome, *, by: User, answer: str = "") -> None:
    locked = Report.objects.select_for_update().get(pk=report.pk)
    if not locked.is_open:
        raise AlreadyClosed(locked)
    mark_as_closed(locked, outcome, by=by)
    locked.answer = answer
    save_closed([locked])
    report.refresh_from_db()


def mark_as_closed(report: Report, outcome: ReportOutcome, *, by: User | None) -> None:
    report.closed_at, report.closed_by, report.outcome = timezone.now(), by, outcome


def save_closed(reports: list[Report]) -> int:
    Report.objects.bulk_update(reports, ["closed_at", "closed_by", "outcome", "answer", "decision"])
    tell_reporters(reports)
    return len(reports)
