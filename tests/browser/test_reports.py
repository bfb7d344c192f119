"""A reader reports a comment, a moderator decides, and the reader hears what came of it."""

import re

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment
from community.moderation.models import Report
from tests.browser.comment_menu import open_menu
from tests.factories import CommentFactory


@pytest.fixture
def comment(article, member) -> Comment:
    return CommentFactory(target=article, member=member, body="Sounds to me like you could work at home.")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_report_decision_and_outcome(visit, article, comment, other_member, moderator, javascript):
    reader = visit(article.get_url(), by=other_member, width=375, javascript=javascript)
    menu = open_menu(reader.locator(f"#c{comment.pk}"))
    menu.get_by_role("link", name="Report… the comment by Jonas M.").click()
    reader.get_by_label("Unkind").check()
    reader.locator("#id_text-unkind").fill("It mocks her.")
    reader.get_by_role("button", name="Send report").click()
    expect(reader.get_by_role("heading", name="Thank you for telling us")).to_be_visible()

    [made] = Report.objects.open()
    desk = visit(f"/cms/moderation/reports/{comment.pk}/", by=moderator, javascript=javascript)
    expect(desk.get_by_text("It mocks her.")).to_be_visible()
    desk.get_by_label("Why it stays, for those who reported it").fill("Blunt, and fair.")
    desk.get_by_role("button", name="Keep it, and say why").click()
    expect(desk.get_by_text("Nobody has reported anything.").first).to_be_visible()

    reader.goto("/notifications/")
    reader.get_by_role("link", name=re.compile("left as it is")).click()
    expect(reader.get_by_text("The moderator wrote:")).to_be_visible()
    expect(reader.get_by_text("Blunt, and fair.")).to_be_visible()
    made.refresh_from_db()
    assert (made.outcome, made.answer) == ("kept", "Blunt, and fair.")


def test_worry_opens_what_belongs_to_it_and_nothing_else(visit, comment, other_member):
    page = visit(f"/comments/{comment.pk}/report/", by=other_member, width=375, dark=True)
    worry, law = page.get_by_label("What worries you?"), page.get_by_label("Which law, or what exactly?")
    expect(worry).to_be_hidden()

    page.get_by_label("I’m worried about this person").check()

    expect(worry).to_be_visible()
    expect(law).to_be_hidden()
