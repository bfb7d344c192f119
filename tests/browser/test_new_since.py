"""A visitor comes back: new comments are marked and counted, and a button leads to them."""

import re
from datetime import timedelta

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.comments.models import Comment, Visit
from community.comments.states import change_status
from community.conversations import pagination
from tests.browser.test_guest import no_receipt_is_left, post
from tests.factories import CommentFactory


@pytest.fixture
def two_new_comments(conversation, article, other_member) -> list[Comment]:
    """All comments are five days old except two of today; the second is a reply in the last thread."""
    Comment.objects.update(published_at=timezone.now() - timedelta(days=5))
    for comment in Comment.objects.all():
        comment.submit_date = comment.published_at
        comment.save(update_fields=["submit_date"])
    return [
        CommentFactory(target=article, member=other_member, body=words, reply_to=answered)
        for words, answered in (("News for Jonas.", conversation.top), ("And one for everybody.", conversation.other))
    ]


def was_here(member, comment: Comment) -> None:
    Visit.objects.create(member=member, conversation=comment.conversation, seen_at=timezone.now() - timedelta(days=2))


def remember_a_visit(page: Page, comment: Comment) -> None:
    """Stores a visit two days ago in this browser."""
    page.evaluate(
        """([conversation, seen]) => {
            const own = JSON.parse(localStorage.getItem("juggle.visits"))?.[conversation]?.own;
            localStorage.setItem("juggle.visits", JSON.stringify({ [conversation]: { seen, own } }));
        }""",
        [str(comment.conversation_id), (timezone.now() - timedelta(days=2)).timestamp() * 1000],
    )


def marked(page: Page) -> list[str]:
    return [comment.get_attribute("id") for comment in page.locator(".comment.is-new").all()]


def test_a_member_goes_from_one_new_comment_to_the_next_by_key(visit, article, member, two_new_comments):
    was_here(member, two_new_comments[0])
    first, second = (f"#c{comment.pk}" for comment in two_new_comments)
    page = visit(article.get_url(), by=member)

    expect(page.locator("[data-new-since]")).to_contain_text("2 new since")
    expect(page.locator("[data-new-since]")).to_contain_text("1 to you, about a minute")
    assert marked(page) == [first[1:], second[1:]]
    for key, place in (("n", first), ("n", second), ("n", second), ("p", first)):
        page.keyboard.press(key)
        expect(page.locator(place)).to_be_focused()
        expect(page.locator(place)).to_be_in_viewport(ratio=1)


def test_going_back_by_tab_nothing_in_focus_lies_below_the_bar(visit, article, member, other_member, two_new_comments):
    was_here(member, two_new_comments[0])
    for _ in range(12):
        CommentFactory(target=article, member=other_member)
    page = visit(article.get_url(), by=member, width=375)
    page.locator(".thread .comment .actions a").last.focus()

    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        top = page.evaluate("document.activeElement.getBoundingClientRect().top")
        assert top >= page.evaluate("document.querySelector('.new-since').getBoundingClientRect().bottom")


def test_by_key_from_page_to_page_and_back(visit, article, member, two_new_comments, monkeypatch):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 4)
    was_here(member, two_new_comments[0])
    first, second = (f"#c{comment.pk}" for comment in two_new_comments)
    page = visit(article.get_url(), by=member)
    assert marked(page) == [first[1:]]

    page.keyboard.press("n")
    expect(page.locator(first)).to_be_focused()
    page.keyboard.press("n")
    page.wait_for_url(f"**{second}")
    page.keyboard.press("n")  # there is none after it
    page.keyboard.press("p")
    page.wait_for_url(f"**{first}")
    page.keyboard.press("n")
    page.wait_for_url(f"**{second}")
    page.get_by_role("button", name="Previous").click()
    page.wait_for_url(f"**{first}")


@pytest.mark.parametrize("width", [375, 1280])
def test_by_button_and_nothing_stands_over_the_text(visit, article, member, two_new_comments, width):
    was_here(member, two_new_comments[0])
    page = visit(article.get_url(), by=member, width=width)

    page.locator("[data-next-new]").click()
    comment = page.locator(f"#c{two_new_comments[0].pk}")
    expect(comment).to_be_focused()
    bar = page.locator("[data-new-since]").bounding_box()
    assert comment.bounding_box()["y"] >= bar["y"] + bar["height"]
    page.locator("[data-next-new]").click()
    page.get_by_role("button", name="Previous").click()
    expect(comment).to_be_focused()


def test_a_fold_just_made_by_muting_is_not_under_the_bar(visit, article, conversation, member, two_new_comments):
    was_here(member, two_new_comments[0])
    page = visit(f"/comments/{conversation.deeper.pk}/more/", by=member, width=375)
    page.set_viewport_size({"width": 375, "height": 580})
    page.get_by_role("button", name="Mute this comment and its replies").click()

    fold = page.locator(f"#m{conversation.deeper.pk} > summary")
    expect(fold).to_be_in_viewport(ratio=1)
    bar = page.locator("[data-new-since]").bounding_box()
    assert fold.bounding_box()["y"] >= bar["y"] + bar["height"]


def test_without_javascript_the_link_leads_to_the_first(visit, article, member, two_new_comments):
    was_here(member, two_new_comments[0])
    page = visit(article.get_url(), by=member, javascript=False)

    page.get_by_role("link", name="Next new").click()

    expect(page).to_have_url(f"{article.get_url()}#c{two_new_comments[0].pk}")
    assert marked(page) == [f"c{comment.pk}" for comment in two_new_comments]
    expect(page.get_by_role("button", name="Previous")).to_be_hidden()


def test_keys_do_nothing_while_somebody_types(visit, article, member, two_new_comments):
    was_here(member, two_new_comments[0])
    page = visit(article.get_url(), by=member)

    page.get_by_role("link", name="Write a comment").click()
    expect(page.get_by_label("Your comment")).to_be_focused()
    page.keyboard.type("no panic")

    expect(page.get_by_label("Your comment")).to_have_value("no panic")
    expect(page.get_by_label("Your comment")).to_be_focused()


def test_a_stranger_is_told_by_their_own_browser(visit, article, conversation, two_new_comments):
    page = visit("/")
    remember_a_visit(page, two_new_comments[0])
    page.goto(article.get_url())

    assert marked(page) == [f"c{comment.pk}" for comment in two_new_comments]
    expect(page.locator("[data-new-since]")).to_contain_text("2 new since")
    page.keyboard.press("n")
    expect(page.locator(f"#c{two_new_comments[0].pk}")).to_be_focused()

    page.reload()
    assert marked(page) == [f"c{comment.pk}" for comment in two_new_comments]
    assert page.context.cookies() == []


def test_on_a_first_visit_nothing_is_new(visit, article, member, two_new_comments):
    for page in (visit(article.get_url()), visit(article.get_url(), by=member)):
        assert marked(page) == []
        expect(page.locator("[data-new-since]")).to_have_count(0)


def test_approved_today_is_new_today_to_a_stranger_as_well(visit, article, conversation, two_new_comments):
    Comment.objects.filter(pk=conversation.answer.pk).update(published_at=timezone.now())
    page = visit("/")
    remember_a_visit(page, two_new_comments[0])
    page.goto(article.get_url())

    assert f"c{conversation.answer.pk}" in marked(page)


def test_what_a_stranger_said_here_is_not_new_to_them(visit, article, conversation, two_new_comments):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_text("Only you see this")).to_be_visible()
    mine = Comment.objects.latest("pk")
    change_status(mine, Comment.Status.PUBLISHED)
    for _ in range(2):  # the second time the receipt is gone
        remember_a_visit(page, two_new_comments[0])
        page.goto(article.get_url())
        expect(page.locator(f"#c{mine.pk}")).to_be_visible()
        assert marked(page) == [f"c{comment.pk}" for comment in two_new_comments]
        no_receipt_is_left(page)


def test_a_stranger_is_told_of_answers_to_what_they_said(visit, article, conversation, member, two_new_comments):
    page = visit(article.get_url())
    post(page)
    expect(page.get_by_text("Only you see this")).to_be_visible()
    mine = Comment.objects.latest("pk")
    change_status(mine, Comment.Status.PUBLISHED)
    deepest = mine
    for _ in range(6):  # beyond the fifth level a link says whom one answers
        deepest = CommentFactory(target=article, member=member, reply_to=deepest)
    # The last of them shall be this stranger's as well: one answer to each of their two comments.
    CommentFactory(target=article, member=member, reply_to=deepest)
    remember_a_visit(page, two_new_comments[0])
    page.evaluate(
        """([conversation, id]) => {
            const visits = JSON.parse(localStorage.getItem("juggle.visits"));
            visits[conversation].own = [id];
            localStorage.setItem("juggle.visits", JSON.stringify(visits));
        }""",
        [str(mine.conversation_id), f"c{deepest.pk}"],
    )
    page.goto(article.get_url())

    expect(page.locator("[data-new-since]")).to_contain_text(re.compile(r"8 new since \S+, 2 to you, about a minute"))
