"""A moderator decides beside the comment. In the CMS: test_desk.py."""

import pytest
from playwright.sync_api import expect

from community.comments.models import Comment
from community.moderation.models import Decision
from tests.browser.comment_menu import open_menu
from tests.factories import CommentFactory

Status = Comment.Status


@pytest.fixture
def held(article, other_member) -> Comment:
    return CommentFactory(target=article, member=other_member, body="My first words here.", status=Status.HELD)


def log() -> list[tuple[str, str, str]]:
    return list(Decision.objects.order_by("pk").values_list("act", "reason", "status_after"))


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_beside_the_comment(visit, article, held, moderator, javascript):
    page = visit(article.get_url(), by=moderator, javascript=javascript)
    comment = page.locator(f"#c{held.pk}")

    open_menu(comment).get_by_role("button", name="Approve the comment by Beatriz Nogueira").click()
    expect(page.get_by_text("The comment by Beatriz Nogueira is approved.")).to_be_visible()
    expect(page.get_by_role("heading", name="1 comment")).to_be_visible()

    open_menu(comment).get_by_role("link", name="Remove… the comment by Beatriz Nogueira").click()
    page.get_by_label("Unkind to a person").check()
    page.get_by_label("A sentence for the log and the author").fill("Argue with the point.")
    page.get_by_role("button", name="Remove").click()
    expect(page.get_by_text("The comment by Beatriz Nogueira is removed.")).to_be_visible()
    expect(page.get_by_role("heading", name="Be the first")).to_be_visible()

    assert log() == [("approve", "", "published"), ("remove", "unkind", "removed")]
