"""The lanes of reports at the desk: complaints by comment, whom somebody worries about, and what may be illegal."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from community.comments.models import Comment
from community.members.models import User
from community.moderation.desk.comment_acts import act_on_comments
from community.moderation.desk.comment_filters import narrow_comments
from community.moderation.desk.comment_rows import row_of
from community.moderation.desk.desk_filters import Filters
from community.moderation.desk.lanes import ActResult, Lane, LaneAct, Row
from community.moderation.desk.writer_record import author_histories
from community.moderation.models import Act, HelpLine, Report
from community.text.excerpts import first_words

from .report_case_forms import HelpForm, KeepForm, StatementForm
from .report_cases import (
    ReportRow,
    complained_about,
    complaints_by_comment,
    reported_as_illegal,
    with_what_a_case_shows,
    worried_about,
    worries_by_comment,
)

Status = Comment.Status

KEEP = LaneAct(Act.KEEP, "Keep", "a", "approve")
SPAM = LaneAct(Act.SPAM, "Spam", "s", "danger")
REMOVE = LaneAct(Act.REMOVE, "Remove…", "r", asks_reason=True)
#: Words of a report in its row.
WORDS = 24


class ReportedLane(Lane):
    """Comments with open reports of one kind."""

    since = "reported_at"

    def reports(self, comments: list[Comment]) -> Mapping[int, list[ReportRow]]:
        raise NotImplementedError

    def narrow(self, cases: QuerySet[Any], filters: Filters) -> QuerySet[Any]:
        return narrow_comments(super().narrow(cases, filters), filters)

    def rows(self, cases: QuerySet[Any], *, by: User) -> list[Row]:
        comments = list(cases.select_related("user"))
        reports = self.reports(comments)
        return [self.row(comment, reports[comment.pk], by=by) for comment in comments]

    def row(self, comment: Any, reports: list[ReportRow], *, by: User) -> Row:
        row = row_of(comment, None, by=by)
        row.since, row.why = comment.reported_at, why(comment, reports)
        row.is_own = row.is_own or any(one.report.reporter_id == by.pk for one in reports)
        return row

    def case(self, key: int, *, by: User) -> dict[str, Any] | None:
        cases = with_what_a_case_shows(self.cases())
        if (comment := cases.filter(pk=key).first()) is None:
            return None
        reports = self.reports([comment])[comment.pk]
        row = self.row(comment, reports, by=by)
        return {"row": row, "comment": comment, "reports": reports, "history": author_histories([comment])[comment.pk]}


class ReportsLane(ReportedLane):
    name, title, template = "reports", "Reports", "moderation/_report_case.html"
    empty = "Nobody has reported anything."
    acts = (KEEP, SPAM, REMOVE)

    def cases(self) -> QuerySet[Comment]:
        return complained_about()

    def reports(self, comments: list[Comment]) -> Mapping[int, list[ReportRow]]:
        return complaints_by_comment(comments)

    def case(self, key: int, *, by: User) -> dict[str, Any] | None:
        found = super().case(key, by=by)
        return found and {**found, "keep_form": KeepForm()}

    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        """Keeping one that is hidden publishes it again."""
        if act != Act.KEEP:
            return act_on_comments(Act(act), seen, by=by, **fields)
        held = set(Comment.objects.filter(pk__in=seen, status=Status.HELD).values_list("pk", flat=True))
        parts = {Act.APPROVE: held, Act.KEEP: seen.keys() - held}
        done = [
            act_on_comments(each, {key: seen[key] for key in keys}, by=by, **fields)
            for each, keys in parts.items()
            if keys
        ]
        return together(done)


class WorriedLane(ReportedLane):
    """Nothing is decided here about the comment: a moderator writes to its author, or closes the case."""

    name, title, template = "worried", "Worried", "moderation/_worried_case.html"
    empty = "Nobody is worried about anybody."
    is_distressing = True

    def cases(self) -> QuerySet[Comment]:
        return worried_about()

    def reports(self, comments: list[Comment]) -> Mapping[int, list[ReportRow]]:
        return worries_by_comment(comments)

    def case(self, key: int, *, by: User) -> dict[str, Any] | None:
        found = super().case(key, by=by)
        return found and {**found, "help_form": HelpForm(), "help_lines": list(HelpLine.objects.all())}

    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        return ActResult(refused=dict.fromkeys(seen, "Each of these is seen to by itself."))


class IllegalLane(Lane):
    """Reports of something illegal, each with its reference and the day until which it is decided."""

    name, title, template = "illegal", "Illegal", "moderation/_illegal_case.html"
    empty = "Nobody has reported anything illegal."
    since = "confirmed_at"
    is_distressing = True

    def cases(self) -> QuerySet[Report]:
        return reported_as_illegal()

    def rows(self, cases: QuerySet[Any], *, by: User) -> list[Row]:
        return [illegal_row(report, by=by) for report in cases.select_related("comment", "reporter")]

    def case(self, key: int, *, by: User) -> Mapping[str, Any] | None:
        cases = self.cases().select_related("comment__user", "comment__conversation__content_type", "reporter")
        report = cases.prefetch_related("comment__conversation__target").filter(pk=key).first()
        if report is None:
            return None
        return {"row": illegal_row(report, by=by), "report": report, "statement_form": StatementForm()}

    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        return ActResult(refused=dict.fromkeys(seen, "Each of these needs a statement of its own."))


def illegal_row(report: Report, *, by: User) -> Row:
    return Row(
        key=report.pk,
        name=report.reference or "",
        since=report.confirmed_at or report.created_at,
        text=first_words(report.text, WORDS),
        words=len(report.text.split()),
        why=f"Decide by {report.due_at:%-d %B, %H:%M}" if report.due_at else "",
        is_own=report.reporter_id == by.pk or (report.comment is not None and report.comment.user_id == by.pk),
    )


def why(comment: Any, reports: list[ReportRow]) -> str:
    """ "3 reports: Unkind, Advertising or spam. Hidden until it is read." """
    reasons = ", ".join(dict.fromkeys(one.report.get_reason_display() for one in reports))
    number = "1 report" if len(reports) == 1 else f"{len(reports)} reports"
    return f"{number}: {reasons}.{' Hidden until it is read.' if comment.status == Status.HELD else ''}"


def together(results: list[ActResult]) -> ActResult:
    whole = ActResult(message=" ".join(one.message for one in results if one.message))
    for one in results:
        whole.done += one.done
        whole.refused |= one.refused
        whole.decisions += one.decisions
    return whole
