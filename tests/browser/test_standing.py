"""Members see their standing and what raises it; a moderator demotes and reinstates one, with a reason."""

from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.members.models import User
from tests.browser.test_every_page import faults, too_wide
from tests.factories import CommentFactory, UserFactory

JOINED = timezone.now() - timedelta(days=30)


def standing(page: Page):
    page.goto("/members/me/edit/")
    return page.locator("#standing + .panel")


@pytest.fixture
def samira(site_tree) -> User:
    return UserFactory(display_name="Samira", username="samira")


def test_it_grows_before_ones_eyes_and_nobody_elses(visit, article, samira, other_member):
    page = visit("/", by=samira, width=320, javascript=False)
    expect(standing(page)).to_contain_text("You are new: one approved comment lifts the first limits.")
    expect(standing(page)).to_contain_text("A moderator reads your comments before they appear.")

    CommentFactory(target=article, member=samira)
    expect(standing(page)).to_contain_text("You are established: 4 more approved comments, and a week since you joined")
    for _ in range(4):
        CommentFactory(target=article, member=samira)
    expect(standing(page)).to_contain_text("You are established: on ")
    User.objects.filter(pk=samira.pk).update(date_joined=JOINED)
    expect(standing(page)).to_contain_text("You are trusted.")
    expect(standing(page)).to_contain_text("Your comments appear at once.")
    assert not too_wide(page)

    for another in (visit("/members/samira/", by=other_member), visit("/members/samira/")):
        expect(another.locator("main")).not_to_contain_text("trusted")


@pytest.mark.parametrize("javascript", [True, False], ids=["with JavaScript", "without"])
def test_set_back_by_a_moderator_and_lifted_again(visit, article, samira, moderator, watch, javascript):
    watch.expect("422")
    CommentFactory(target=article, member=samira)
    profile = visit("/members/samira/", by=moderator, width=375, javascript=javascript)
    profile.get_by_role("link", name="Set their standing back…").click()
    profile.get_by_role("button", name="Set it back").click()
    expect(profile.locator(".errorlist")).to_be_visible()
    profile.locator("main textarea, main input[type=text]").fill("Three adverts this week.")
    profile.get_by_role("button", name="Set it back").click()
    expect(profile.get_by_text("Moved back to “new” by a moderator: every comment is read first.")).to_be_visible()

    page = visit("/", by=samira, width=375, javascript=javascript)
    expect(standing(page)).to_contain_text("You are new.")
    expect(standing(page)).to_contain_text("“Three adverts this week.” A moderator can lift it again")
    expect(standing(page)).not_to_contain_text("Priya")
    if javascript:
        assert faults(page) == []
    page.goto(article.get_url())
    page.get_by_role("link", name="Write a comment").click()
    page.get_by_label("Your comment").fill("Another thought about the bath.")
    page.get_by_role("button", name="Post comment").click()
    mine = page.get_by_role("article").filter(has_text="Another thought about the bath.")
    expect(mine).to_contain_text(
        "Since your standing was set back, a moderator reads your comments before they appear."
    )

    profile.get_by_role("link", name="Lift it…").click()
    profile.locator("main textarea, main input[type=text]").fill("Thank you for talking to us.")
    profile.get_by_role("button", name="Lift it").click()
    expect(profile.get_by_role("link", name="Set their standing back…")).to_be_visible()
    expect(standing(page)).to_contain_text("You are established")
