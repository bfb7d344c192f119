from collections.abc import Mapping

from blog.models import ArticlePage
from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import HelpLine, Report, ReportSettings
from community.moderation.reports.worried import refresh_quiet

from .content_files import Row, read_comments, read_reports


def load_reports(*, people: Mapping[str, User], articles: Mapping[str, ArticlePage]) -> list[Report]:
    """Add the missing ones, and the help lines if there are none. Nobody is notified."""
    content = read_reports()
    load_help_lines(content["help_line"])
    written = {(row["article"], row["key"]): row["at"] for row in read_comments()}
    found = []
    for row in content["report"]:
        at = written[row["article"], row["comment"]]
        comment = Comment.objects.about(articles[row["article"]]).get(submit_date=at)
        found.append(report_of(row, comment, people[row["by"]]))
        refresh_quiet(comment)
    return found


def report_of(row: Row, comment: Comment, reporter: User) -> Report:
    report, is_new = Report.objects.get_or_create(
        comment=comment,
        reporter=reporter,
        defaults={
            "reason": row["reason"],
            "text": row["text"],
            "text_fingerprint": fingerprint(comment.comment),
            "is_of_standing": True,
            "confirmed_at": row["at"],
        },
    )
    if is_new:
        Report.objects.filter(pk=report.pk).update(created_at=row["at"])
    return report


def load_help_lines(rows: list[Row]) -> None:
    settings = ReportSettings.load()
    if HelpLine.objects.exists():
        return
    settings.save()
    HelpLine.objects.bulk_create(HelpLine(settings=settings, sort_order=at, **row) for at, row in enumerate(rows))
