"""Somebody without an account answers, confirms by e-mail, and is let in by a moderator."""

import re

from django.core import mail
from playwright.sync_api import expect

from community.comments.models import Comment

WORDS = "Ours floods the bathroom whatever we swap."


def test_a_guest_replies_confirms_and_appears_once_a_moderator_approves(visit, article, conversation, moderator):
    page = visit(article.get_url())
    page.get_by_role("link", name="Reply to Jonas M.").first.click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_label("E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()
    expect(page.get_by_text("Almost there: please look into your mail.")).to_be_visible()
    expect(page).to_have_url(article.get_url())

    letter = mail.outbox[0]
    assert letter.to == ["noor@example.org"]
    page.goto(re.search(r"http://\S+", letter.body)[0])
    expect(page.get_by_text(WORDS)).to_be_visible()
    page.get_by_role("button", name="Confirm and post it").click()
    expect(page.get_by_role("heading", name="Thank you, Noor")).to_be_visible()

    page.get_by_role("link", name="Back to the conversation").click()
    expect(page.get_by_role("heading", name="5 comments")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)

    desk = visit("/cms/review/", by=moderator)
    case = desk.get_by_role("article", name="Noor")
    expect(case.get_by_text("This writer is new here, or was set back by a moderator.")).to_be_visible()
    case.get_by_role("button", name="Approve the comment by Noor").click()
    expect(desk.get_by_text("Nothing is waiting.")).to_be_visible()

    page.reload()
    expect(page.get_by_role("heading", name="6 comments")).to_be_visible()
    published = Comment.objects.get(comment=WORDS)
    assert published.reply_to == conversation.top
    expect(page.locator(f"#c{published.pk}")).to_contain_text(WORDS)


def test_without_javascript_a_guest_is_told_to_look_into_the_mail(visit, article, conversation):
    page = visit(article.get_url(), javascript=False)
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_label("E-mail").fill("noor@example.org")
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Almost there: please look into your mail.")).to_be_visible()
    assert Comment.objects.get(comment=WORDS).status == Comment.Status.UNCONFIRMED


def test_what_is_wrong_stands_beside_its_field_and_nothing_typed_is_lost(visit, article, conversation, watch):
    watch.expect("status of 422")
    page = visit(article.get_url())
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill(WORDS)
    page.get_by_label("Name").fill("Noor")
    page.get_by_label("E-mail").fill("noor")
    page.get_by_role("button", name="Post comment").click()

    expect(page.get_by_text("Enter a valid email address.")).to_be_visible()
    expect(page.get_by_label("E-mail")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_label("E-mail")).to_be_focused()
    expect(page.get_by_label("Your comment")).to_have_value(WORDS)
    expect(page.get_by_label("Name")).to_have_value("Noor")
