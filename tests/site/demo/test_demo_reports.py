from community.comments.models import Comment
from community.moderation.models import HelpLine, Report
from demo.loading.load_reports import load_help_lines


def test_two_complaints_and_one_worry_are_open(demo):
    assert list(Report.objects.open().values_list("reason", flat=True)) == ["unkind", "personal-details", "worried"]


def test_whom_somebody_worries_about_is_kept_quiet(demo):
    quiet = Comment.objects.filter(is_kept_quiet=True)

    assert [comment.user.username for comment in quiet] == ["grandad-mick"]


def test_help_lines_that_are_there_stay_as_they_are(demo):
    before = list(HelpLine.objects.values_list("country", "phone"))

    load_help_lines([{"country": "Nowhere", "name": "Nobody"}])

    assert ("Ireland and the UK", "116 123") in before
    assert list(HelpLine.objects.values_list("country", "phone")) == before
