import pytest
from playwright.sync_api import expect

from community.comments.models import Comment, Conversation
from tests.browser.comment_menu import open_menu

WORDS = "Nobody at work knows, and I sleep better since I decided that."
TELLS = "My mother has her on Fridays, ring 0171 234 56789 and ask how it goes."


@pytest.fixture
def anonymous_here(article, conversation):
    Conversation.objects.update(allows_anonymity=True)


def test_without_my_name(visit, article, conversation, anonymous_here, member):
    page = visit(article.get_url(), by=member)
    page.get_by_role("link", name="Reply to Beatriz Nogueira").click()
    expect(page.get_by_text("As Jonas M.")).to_be_visible()
    page.get_by_label("Without my name").check()
    expect(page.get_by_text("As Jonas M.")).to_be_hidden()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_role("article").filter(has_text=WORDS)).to_be_visible()
    comment = Comment.objects.get(comment=WORDS)
    mine = page.locator(f"#c{comment.pk}")
    assert comment.alias
    expect(mine.locator("header")).to_contain_text(f"{comment.alias} you, without your name")
    expect(mine).not_to_contain_text("Jonas")
    page.reload()
    expect(mine.locator("header")).to_contain_text(comment.alias)
    expect(mine).not_to_contain_text("Jonas")
    stranger = visit(article.get_url())
    expect(stranger.locator(f"#c{comment.pk} header")).to_contain_text(f"{comment.alias} no name")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_take_my_name_off(visit, article, conversation, anonymous_here, member, javascript):
    mine = conversation.top
    page = visit(article.get_url(), by=member, javascript=javascript)
    menu = open_menu(page.locator(f"#c{mine.pk}"))
    menu.get_by_role("link", name="More options… for the comment by Jonas M.").click()
    page.get_by_role("link", name="Take my name off…").click()
    page.get_by_role("button", name="Take my name off").click()

    expect(page.locator(f"#c{mine.pk}")).not_to_contain_text("Jonas")
    mine.refresh_from_db()
    expect(page.locator(f"#c{mine.pk} header")).to_contain_text(mine.alias)


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_somebody_elses_number_is_pointed_out_once(visit, article, conversation, member, watch, javascript):
    watch.expect("422")
    page = visit(article.get_url(), by=member, javascript=javascript)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(TELLS)
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("“0171 234 56789”: a telephone number")).to_be_visible()
    expect(page.get_by_label("Your comment")).to_have_value(TELLS)
    page.get_by_role("button", name="Post as it is").click()

    expect(page.get_by_role("article").filter(has_text="ring 0171 234 56789")).to_be_visible()
