"""Editing and withdrawing one's own comment, in a browser."""

from playwright.sync_api import expect

from community.comments.models import Comment


def test_a_typo_is_put_right_and_the_comment_says_edited(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    mine = page.locator(f"#c{conversation.top.pk}")
    mine.get_by_role("link", name="Edit what you wrote").click()
    page.get_by_label("Your comment").fill("We swapped the bath and the **call**.")
    page.get_by_role("button", name="Preview").click()
    expect(page.locator(".preview strong")).to_have_text("call")
    page.get_by_role("button", name="Save").click()

    expect(page.get_by_text("Your comment is changed.")).to_be_visible()
    expect(mine).to_be_in_viewport()
    expect(mine.locator(".body strong")).to_have_text("call")
    expect(mine.locator(".edited")).to_have_text("edited")


def test_two_windows_on_one_comment(visit, article, conversation, member, watch):
    watch.expect("status of 409")
    address = f"/comments/{conversation.top.pk}/edit/"
    first, second = visit(address, by=member), visit(address, by=member)
    first.get_by_label("Your comment").fill("From the first window.")
    first.get_by_role("button", name="Save").click()
    expect(first.get_by_text("Your comment is changed.")).to_be_visible()

    second.get_by_label("Your comment").fill("From the second window.")
    second.get_by_role("button", name="Save").click()

    expect(second.get_by_role("alert")).to_contain_text("This comment was changed in another window meanwhile")
    expect(second.get_by_text("From the first window.")).to_be_visible()
    expect(second.get_by_label("Your comment")).to_have_value("From the second window.")


def test_withdrawn_by_keyboard_alone_a_line_stays_for_the_answers(visit, article, conversation, member):
    page = visit(article.get_url(), by=member)
    mine = page.locator(f"#c{conversation.top.pk}")
    mine.get_by_role("link", name="Withdraw what you wrote").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Withdraw your comment?")).to_be_visible()
    page.get_by_role("button", name="Withdraw it").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_text("Your comment is withdrawn")).to_be_visible()
    expect(mine).to_have_text("This comment was withdrawn by its author.")
    expect(page.get_by_role("heading", name="4 comments")).to_be_visible()
    assert Comment.objects.get(pk=conversation.top.pk).comment == ""


def test_the_same_without_javascript(visit, article, conversation, member):
    page = visit(article.get_url(), by=member, javascript=False)
    page.locator(f"#c{conversation.below_removed.pk}").get_by_role("link", name="Edit what you wrote").click()
    page.get_by_label("Your comment").fill("That was unkind.")
    page.get_by_role("button", name="Save").click()
    expect(page.locator(f"#c{conversation.below_removed.pk}")).to_contain_text("That was unkind.")

    page.locator(f"#c{conversation.below_removed.pk}").get_by_role("link", name="Withdraw what you wrote").click()
    page.get_by_role("button", name="Withdraw it").click()
    expect(page.get_by_text("That was unkind.")).to_have_count(0)
