"""A member starts a discussion on a phone, and another answers in place."""

from playwright.sync_api import expect

from community.comments.models import Comment, SavedDraft
from community.discussions.models import Discussion
from tests.factories import CommentFactory, TopicFactory

TITLE = "Who else is in the gap at five?"
TEXT = "Four days a week there is one hour that belongs to nobody."


def test_started_on_a_small_phone_and_answered_in_place(visit, member, other_member):
    TopicFactory(name="Support networks")
    for each in (member, other_member):
        CommentFactory(member=each)
    page = visit("/discussions/", by=member, width=320)
    page.get_by_role("link", name="Start a discussion").click()
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("What's going on?").fill(TEXT)
    expect(page.locator("[data-draft-status]")).to_have_text("Draft saved")
    assert SavedDraft.objects.values_list("title", "body").get() == (TITLE, TEXT)

    page.reload()
    expect(page.get_by_label("Title")).to_have_value(TITLE)
    page.get_by_label("Topic").select_option("Support networks")
    page.get_by_role("button", name="Post", exact=True).last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    discussion = Discussion.objects.get()
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")

    reader = visit(discussion.get_absolute_url(), by=other_member)
    reader.get_by_role("link", name="Write the first one").click()
    reader.get_by_label("Your comment").fill("We swap with the family upstairs.")
    reader.get_by_role("button", name="Post comment").last.click()
    expect(reader.locator("#conversation-title")).to_have_text("1 comment")
    assert Comment.objects.get(comment="We swap with the family upstairs.").conversation.target == discussion
    assert Discussion.objects.get().answer_count == 1


def test_started_without_javascript(visit, member):
    CommentFactory(member=member)
    page = visit("/discussions/new/", by=member, javascript=False)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("What's going on?").fill(TEXT)
    page.get_by_role("button", name="Preview").click()
    expect(page.get_by_role("region", name="Preview")).to_contain_text(TEXT)

    page.get_by_role("button", name="Post", exact=True).last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
