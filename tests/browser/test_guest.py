"""A guest replies and confirms by e-mail; a moderator approves the comment."""

import re

import pytest
from django.core import mail
from playwright.sync_api import expect

from community.comments.models import Comment
from community.comments.states import change_status
from tests.browser.test_every_page import faults, too_wide
from tests.factories import CommentFactory

WORDS = "Ours floods the bathroom whatever we swap."


def test_a_guest_replies_confirms_and_appears_once_a_moderator_approves(visit, article, conversation, moderator):
    page = visit(article.get_url())
    page.get_by_role("link", name="Reply to Jonas M.").first.click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()
    mine = page.get_by_role("article", name="Noor, reply to Jonas M.")
    expect(mine).to_contain_text("Almost there: check your e-mail.")
    expect(mine).to_be_focused()
    expect(page).to_have_url(article.get_url())

    page.reload()
    expect(mine).to_contain_text("Almost there: check your e-mail.")
    expect(
        page.locator("li", has=page.locator(f"#c{conversation.top.pk}")).get_by_role("article", name="Noor")
    ).to_be_visible()
    expect(page.get_by_role("status").first).to_have_text("A comment of yours waits in this conversation.")
    assert faults(page) == []
    another = visit(article.get_url())
    expect(another.get_by_role("heading", name="5 comments")).to_be_visible()
    expect(another.get_by_text(WORDS)).to_have_count(0)

    email = mail.outbox[0]
    assert email.to == ["noor@example.org"]
    page.goto(re.search(r"http://\S+", email.body)[0])
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Confirm and post it").click()
    expect(page.get_by_role("heading", name="Thank you, Noor")).to_be_visible()

    page.get_by_role("link", name="Back to the conversation").click()
    expect(page.get_by_role("heading", name="5 comments")).to_be_visible()
    expect(mine).to_contain_text("Because we do not know you yet, a moderator reads your comment before it appears.")
    assert faults(page) == []

    queue = visit("/cms/moderation/", by=moderator)
    case = queue.get_by_role("region", name="Noor")
    expect(case.get_by_text("This writer is new here, or was moved back to “new”.")).to_be_visible()
    case.get_by_role("button", name="Approve").click()
    expect(queue.locator("#desk-empty")).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    published = Comment.objects.get(comment=WORDS)
    assert published.reply_to == conversation.top
    expect(page.locator(f"#c{published.pk}")).to_contain_text(WORDS)
    expect(page.get_by_text(WORDS)).to_have_count(1)
    expect(page.get_by_text("Only you see this")).to_have_count(0)
    no_receipt_is_left(page)


def no_receipt_is_left(page):
    """Asked again and again from here: the page's own policy forbids what `wait_for_function` does there."""
    for _ in range(50):
        if page.evaluate("localStorage.getItem('juggle.receipts')") == "[]":
            return
        page.wait_for_timeout(100)
    pytest.fail("This browser still keeps a receipt.")


def test_without_javascript_a_guest_is_told_to_look_into_the_mail(visit, article, conversation):
    page = visit(article.get_url(), javascript=False)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()

    for _ in range(2):
        expect(page.get_by_role("article", name="Noor")).to_contain_text(WORDS)
        expect(page.get_by_text("Almost there: check your e-mail.")).to_be_visible()
        page.reload()
    assert Comment.objects.get(comment=WORDS).status == Comment.Status.UNCONFIRMED


def post(page, link="Write a comment", words=WORDS):
    page.get_by_role("link", name=link).first.click()
    page.get_by_label("Your comment").fill(words)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()


def test_the_first_comment_of_a_conversation_waits_in_its_place_and_can_be_hidden(visit, article):
    page = visit(article.get_url(), width=320)
    post(page, "Write the first one")
    expect(page.get_by_role("article", name="Noor")).to_contain_text("Only you see this, in this browser.")
    page.reload()
    expect(page.get_by_role("article", name="Noor")).to_contain_text(WORDS)
    assert not too_wide(page)

    page.get_by_role("button", name="Hide it here").click()
    expect(page.get_by_role("article", name="Noor")).to_have_count(0)
    expect(page.get_by_role("link", name="Write the first one")).to_be_focused()
    page.reload()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    assert Comment.objects.get().status == Comment.Status.UNCONFIRMED


def test_posted_on_a_page_of_its_own_it_stands_in_its_conversation_as_well(visit, article, conversation):
    page = visit(f"/comments/on/blog.articlepage/{article.pk}/?reply_to={conversation.other.pk}")
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()
    page.get_by_role("link", name="Back to the conversation").click()

    expect(page.get_by_role("article", name="Noor, reply to Ann Lee")).to_contain_text(WORDS)


def test_what_is_being_read_stays_where_it_is(visit, article, conversation):
    page = visit(article.get_url(), width=375)
    post(page, "Reply to Jonas M.")
    expect(page.get_by_role("article", name="Noor")).to_be_visible()
    page.set_viewport_size({"width": 375, "height": 300})  # so that what arrives is above it
    asked = []
    page.route("**/comments/receipt/**", lambda route: asked.append(route))
    page.goto(f"{article.get_url()}#c{conversation.below_removed.pk}")
    page.reload()
    reading = page.locator(f"#c{conversation.below_removed.pk}")
    expect(reading).to_be_in_viewport()
    page.wait_for_timeout(300)
    before = reading.bounding_box()["y"]
    asked[-1].continue_()
    expect(page.get_by_role("article", name="Noor")).to_have_count(1)

    assert abs(reading.bounding_box()["y"] - before) < 2


def test_away_from_what_it_answers_it_says_whom_it_answers(visit, article, conversation):
    page = visit(article.get_url())
    post(page, "Reply to Jonas M.")
    mine = page.get_by_role("article", name="Noor, reply to Jonas M.")
    expect(mine).to_be_visible()
    expect(mine.get_by_text("in reply to Jonas M.")).to_be_hidden()

    page.goto(f"{article.get_url()}?after={conversation.deeper.pk}")

    expect(page.locator(f"#c{conversation.top.pk}")).to_have_count(0)
    expect(mine.get_by_text("in reply to Jonas M.")).to_be_visible()


def test_taken_back_to_be_looked_at_it_stands_in_the_line_above_its_answers(visit, article, conversation):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_role("article", name="Noor")).to_be_visible()
    comment = Comment.objects.get(comment=WORDS)
    change_status(comment, "published")
    answer = CommentFactory(target=article, reply_to=comment)
    change_status(comment, "held")
    page.reload()

    expect(page.locator(f"#c{comment.pk}")).to_have_count(1)
    expect(page.locator(f"#c{comment.pk}")).to_contain_text("Only you see this, in this browser.")
    expect(page.locator("li", has=page.locator(f"#c{comment.pk}")).locator(f"#c{answer.pk}")).to_be_visible()
    expect(visit(article.get_url()).locator(f"#c{comment.pk}")).to_have_text(
        "This comment is read by a moderator first."
    )


def test_where_nothing_can_be_stored_it_is_shown_until_the_page_is_left(visit, article, conversation):
    page = visit("/about/")
    page.context.add_init_script("Storage.prototype.getItem = Storage.prototype.setItem = () => { throw new Error(); }")
    page.goto(article.get_url())
    post(page)

    expect(page.get_by_role("article", name="Noor")).to_contain_text(WORDS)
    page.get_by_role("article", name="Noor").locator("a.permalink").click()
    expect(page.get_by_role("heading", name="One more step")).to_be_visible()


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(visit, article, conversation, watch):
    watch.expect("status of 422")
    page = visit(article.get_url())
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_role("textbox", name="E-mail").fill("noor")
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Enter a valid email address.")).to_be_visible()
    expect(page.get_by_role("textbox", name="E-mail")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("textbox", name="E-mail")).to_be_focused()
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    expect(page.get_by_label("Name")).to_have_value("Noor")


def test_who_confirmed_here_writes_on_without_an_e_mail_and_changes_the_text(visit, article, conversation):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_role("article", name="Noor")).to_contain_text("Almost there")
    page.goto(re.search(r"http://\S+", mail.outbox[0].body)[0])
    page.get_by_role("button", name="Confirm and post it").click()
    change_status(Comment.objects.get(comment=WORDS), "published")

    page.goto(article.get_url())
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill("We have towels now.")
    expect(page.get_by_label("Name")).to_have_value("Noor")
    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("noor@example.org")
    assert faults(page) == []
    assert not too_wide(page)
    page.get_by_role("button", name="Post comment").click()
    mine = page.locator("article.comment", has_text="We have towels now.")
    expect(mine).to_be_focused()
    mine.get_by_role("link", name="Edit what you wrote").click()
    page.get_by_label("Your comment").fill("We have *many* towels now.")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("We have many towels now.")).to_be_visible()

    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill("Half a thought")
    page.get_by_role("button", name="Forget me").click()
    expect(page.get_by_label("Name")).to_have_value("")
    expect(page.get_by_role("textbox", name="E-mail")).to_have_value("")
    expect(page.get_by_label("Your comment")).to_have_value("Half a thought")
    assert [cookie["name"] for cookie in page.context.cookies() if cookie["name"] == "guest"] == []
