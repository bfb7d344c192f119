"""What loading the demo's reports does, and what it leaves as it is."""

from blog.models import ArticlePage
from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Decision, HelpLine, Report, ReportSettings
from community.notifications.models import Notification
from demo.loading.content_files import read_reports
from demo.loading.load_reports import load_help_lines, load_reports, report_of


def load() -> list[Report]:
    people = {user.username: user for user in User.objects.all()}
    articles = {article.slug: article for article in ArticlePage.objects.all()}
    return load_reports(people=people, articles=articles)


def test_loading_again_adds_nothing(demo):
    before = list(Report.objects.values())

    again = load()

    assert [row.pk for row in again] == [row["pk"] if "pk" in row else row["id"] for row in before]
    assert list(Report.objects.values()) == before


def test_each_was_made_when_the_file_says_and_counted_at_once(demo):
    at = [row["at"] for row in read_reports()["report"]]

    assert list(Report.objects.values_list("created_at", "confirmed_at")) == [(one, one) for one in at]


def test_a_missing_one_is_added(demo):
    Report.objects.filter(reason="unkind").delete()

    load()

    assert sorted(Report.objects.values_list("reason", flat=True)) == ["personal-details", "unkind", "worried"]


def test_nothing_is_hidden_decided_or_told(demo):
    reported = Comment.objects.filter(reports__isnull=False)

    assert set(reported.values_list("status", flat=True)) == {"published"}
    assert not Decision.objects.filter(act="hide").exists()
    assert not Notification.objects.filter(kind__in=["reported", "hidden", "help"]).exists()


def test_what_a_moderator_decided_meanwhile_stays(demo):
    Report.objects.filter(reason="unkind").update(outcome="kept", closed_at="2026-11-28T08:00Z")

    load()

    assert Report.objects.get(reason="unkind").outcome == "kept"


def test_a_worry_that_was_closed_keeps_nothing_quiet(demo):
    Report.objects.filter(reason="worried").update(outcome="helped", closed_at="2026-11-28T08:00Z")

    load()

    assert not Comment.objects.filter(is_kept_quiet=True).exists()


def test_it_is_of_the_text_as_it_is(demo):
    made = Report.objects.filter(reason="unkind").select_related("comment", "reporter").get()
    row = {"reason": "other", "text": "Not this.", "at": made.confirmed_at}

    again = report_of(row, made.comment, made.reporter)

    assert (again, again.text_fingerprint, again.reason) == (made, made.text_fingerprint, "unkind")


def test_help_lines_come_in_the_order_of_the_file(demo):
    HelpLine.objects.all().delete()
    rows = [{"country": "Here", "name": "First"}, {"country": "There", "name": "Second", "phone": "988"}]

    load_help_lines(rows)

    lines = HelpLine.objects.order_by("sort_order")
    assert list(lines.values_list("country", "name", "phone")) == [("Here", "First", ""), ("There", "Second", "988")]
    assert set(lines.values_list("settings", flat=True)) == {ReportSettings.load().pk}
