"""Four people walk through the discussions: a stranger, a new member, an established one, a moderator."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from community.comments.models import Comment
from community.discussions.models import Discussion
from search.indexing import index
from search.models import Kind
from tests.factories import CommentFactory, DiscussionFactory, TopicFactory, UserFactory

TITLE = "Who else is in the gap at five?"
TEXT = "Four days a week there is one hour that belongs to nobody."


@pytest.fixture
def gap(site_tree, other_member) -> Discussion:
    """By another member, with an answer, and found by searching."""
    discussion = DiscussionFactory(title=TITLE, body=TEXT, member=other_member, topic=TopicFactory(name="Support"))
    CommentFactory(target=discussion, body="We swap with the family upstairs.")
    index(Kind.DISCUSSION, [discussion.pk])
    return discussion


def has_no_faults(page: Page) -> bool:
    violations = Axe().run(page).response["violations"]
    assert [(each["id"], [node["target"] for node in each["nodes"]]) for each in violations] == []
    return True


def test_a_stranger_finds_reads_and_is_told_how_to_join(visit, gap):
    page = visit("/search/?q=gap", width=375)
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.get_by_text("We swap with the family upstairs.")).to_be_visible()
    assert has_no_faults(page)

    page.get_by_role("link", name="← Discussions").click()
    page.get_by_role("link", name="Unanswered").click()
    expect(page.get_by_text("Everybody has an answer")).to_be_visible()
    page.get_by_role("link", name="Start a discussion").click()

    expect(page.get_by_role("main").get_by_role("link", name="Join")).to_be_visible()
    expect(page.get_by_label("Title")).to_have_count(0)
    assert has_no_faults(page)


def test_a_new_member_asks_and_sees_that_it_waits(visit, gap, member):
    page = visit("/discussions/new/", by=member, width=375, javascript=False)
    page.get_by_label("Title").fill("Who takes the night?")
    page.get_by_label("Topic").select_option("Support")
    page.get_by_label("What's going on?").fill("Both of us have a call at nine, and neither of us has slept.")
    page.get_by_role("button", name="Post", exact=True).last.click()

    expect(page.get_by_role("heading", level=1)).to_have_text("Who takes the night?")
    expect(page.get_by_text("Only you can see this so far").first).to_be_visible()
    stranger = visit("/discussions/?sort=new")
    expect(stranger.get_by_text("Who takes the night?")).to_have_count(0)


def test_an_established_member_asks_chooses_the_answer_and_says_how_it_turned_out(visit, member, site_tree):
    CommentFactory(member=member)
    TopicFactory(name="Support")
    page = visit("/discussions/new/", by=member)
    page.get_by_label("Title").fill(TITLE)
    page.get_by_label("Topic").select_option("Support")
    page.get_by_label("What's going on?").fill(TEXT)
    page.get_by_label("It’s a question").check()
    page.get_by_role("button", name="Post", exact=True).last.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    helper = UserFactory(display_name="Ben")
    CommentFactory(target=Discussion.objects.get(), body="We swap with upstairs.", member=helper)

    page.reload()
    page.get_by_role("button", name="Choose the comment by Ben as the answer").click()
    expect(page.get_by_role("region", name="The answer that helped, chosen by who asked")).to_be_visible()
    assert has_no_faults(page)
    page.get_by_role("link", name="Say how it turned out").click()
    page.get_by_label("Your comment").fill("We take both on Mondays, they take both on Tuesdays.")
    page.get_by_role("button", name="Post", exact=True).last.click()

    outcome = page.get_by_role("region", name="How it turned out")
    expect(outcome).to_contain_text("We take both on Mondays")
    assert has_no_faults(page)
    assert Comment.objects.get(is_outcome=True).is_published


def test_a_moderator_renames_pins_moves_and_merges(visit, gap, moderator):
    other = DiscussionFactory(title="The hour at five", topic=TopicFactory(name="Evenings"))
    page = visit(gap.get_absolute_url(), by=moderator)
    page.get_by_role("link", name="Move, rename or merge").click()
    assert has_no_faults(page)
    page.get_by_label("Title").fill("Who fills the hour at five?")
    page.get_by_label("Why").fill("It says more.")
    page.get_by_role("button", name="Rename").click()
    expect(page.get_by_text("A moderator changed the title: It says more.")).to_be_visible()

    page.get_by_role("link", name="Move, rename or merge").click()
    page.get_by_role("button", name="Pin", exact=True).click()
    expect(page.get_by_text("Pinned", exact=True)).to_be_visible()
    page.get_by_role("link", name="Move, rename or merge").click()
    page.get_by_label("Topic").select_option("Evenings")
    page.get_by_role("button", name="Move", exact=True).click()
    expect(page.get_by_role("link", name="Evenings")).to_be_visible()

    page.get_by_role("link", name="Move, rename or merge").click()
    page.get_by_label("Into which discussion?").fill(str(other.pk))
    page.get_by_role("button", name="Merge").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("The hour at five")
    page.goto(gap.get_absolute_url())
    expect(page.get_by_role("heading", level=1)).to_have_text("The hour at five")
    expect(page.get_by_text(TEXT)).to_be_visible()
    assert gap.opening.decisions.count() == 4
