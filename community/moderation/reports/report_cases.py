"""What moderators read of reports: comments with open complaints, comments whose author somebody worries about, and
reports of something illegal."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from django.db.models import OuterRef, QuerySet, Subquery

from community.comments.models import Comment, CommentQuerySet
from community.members.models import User
from community.moderation.models import Report
from community.moderation.models.report import ReportQuerySet
from community.moderation.refused_decisions import own_among

from .reporter_accuracy import Accuracy, accuracies


class ReportRow(NamedTuple):
    report: Report
    #: Of a member from some decided reports on; None for others.
    accuracy: Accuracy | None


def comments_reported(reports: ReportQuerySet) -> CommentQuerySet:
    """Comments with these reports, with the time of the first one as `reported_at`."""
    first = reports.filter(comment=OuterRef("pk")).order_by("confirmed_at").values("confirmed_at")[:1]
    found = Comment.objects.filter(pk__in=reports.order_by().values("comment"))
    return found.annotate(reported_at=Subquery(first))


def complained_about() -> CommentQuerySet:
    return comments_reported(Report.objects.open().complaints())


def worried_about() -> CommentQuerySet:
    return comments_reported(Report.objects.open().worried())


def reported_as_illegal() -> ReportQuerySet:
    return Report.objects.open().illegal()


def with_what_a_case_shows(comments: QuerySet[Comment]) -> QuerySet[Comment]:
    related = comments.select_related("user", "conversation__content_type", "reply_to__user")
    return related.prefetch_related("conversation__target", "decisions__actor", "help_offers__by")


def complaints_by_comment(comments: Iterable[Comment]) -> Mapping[int, list[ReportRow]]:
    """The open ones, with who reported and how often moderators agreed with them. Two queries."""
    return rows_by_comment(Report.objects.open().complaints(), comments)


def worries_by_comment(comments: Iterable[Comment]) -> Mapping[int, list[ReportRow]]:
    return rows_by_comment(Report.objects.open().worried(), comments, is_counted=False)


def rows_by_comment(
    reports: ReportQuerySet, comments: Iterable[Comment], *, is_counted: bool = True
) -> Mapping[int, list[ReportRow]]:
    found = list(reports.filter(comment__in=[comment.pk for comment in comments]).select_related("reporter"))
    known = accuracies({row.reporter_id for row in found if row.reporter_id}) if is_counted else {}
    rows: dict[int, list[ReportRow]] = {comment.pk: [] for comment in comments}
    for report in found:
        rows[report.comment_id or 0].append(ReportRow(report, known.get(report.reporter_id or 0)))
    return rows


def is_own(comment: Comment, by: User) -> bool:
    """The moderator wrote it, as a guest too, or reported it, so somebody else decides."""
    return bool(own_among([comment], by)) or Report.objects.open().filter(comment=comment, reporter=by).exists()
