"""A question is asked on a phone, the answer chosen there, and the list says that it is solved."""

from playwright.sync_api import expect

from community.comments.drafts import Draft
from community.comments.models import Comment, Question
from community.comments.saving import save_comment
from community.discussions.models import Discussion
from tests.factories import CommentFactory, DiscussionFactory

TITLE = "Who else is in the gap at five?"


def test_asked_answered_and_solved_on_a_phone(visit, member, other_member):
    CommentFactory(member=member)
    page = visit("/discussions/new/", by=member, width=375)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("What's going on?").fill("Four days a week there is one hour that belongs to nobody.")
    page.get_by_label("It’s a question").check()
    page.get_by_role("button", name="Post", exact=True).last.click()
    expect(page.get_by_text("Question", exact=True)).to_be_visible()
    discussion = Discussion.objects.get()
    save_comment(Draft(target=discussion, body="We swap with upstairs.", member=other_member), status="published")

    page.reload()
    page.get_by_role("button", name=f"Choose the comment by {other_member.display_name} as the answer").click()

    answer = page.get_by_role("region", name="The answer that helped, chosen by who asked")
    expect(answer).to_contain_text("We swap with upstairs.")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    answer.get_by_role("link", name="See it in its place").click()
    expect(page.locator(f"#c{Question.objects.get().answer_id}")).to_be_in_viewport()

    page.goto("/discussions/?sort=solved")
    expect(page.get_by_role("listitem").filter(has_text=TITLE)).to_contain_text("Solved")


def test_a_moderator_chooses_by_keyboard_without_javascript(visit, member, moderator):
    discussion = DiscussionFactory(title=TITLE, member=member)
    Question.objects.create(comment=discussion.opening, conversation=discussion.opening.conversation)
    save_comment(Draft(target=discussion, body="We swap with upstairs.", member=member), status="published")
    page = visit(discussion.get_absolute_url(), by=moderator, javascript=False)

    page.get_by_role("button", name=f"Choose the comment by {member.display_name} as the answer").focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("region", name="The answer that helped, chosen by a moderator")).to_be_visible()
    page.get_by_role("button", name="Take back").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="The answer that helped")).to_have_count(0)
    assert Comment.objects.get(comment="We swap with upstairs.").decisions.count() == 2
