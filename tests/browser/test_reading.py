"""Reading an article and its conversation."""

from itertools import pairwise

from playwright.sync_api import expect

A_LINE = 28


def test_the_stylesheet_arrives(visit, site_tree):
    page = visit("/")

    expect(page.locator("body")).to_have_css("background-color", "rgb(252, 248, 241)")


def test_a_conversation_is_lists_in_lists_in_reading_order(visit, article, conversation):
    page = visit(article.get_url())

    threads = page.locator("#conversation > ol.thread > li")
    expect(threads).to_have_count(2)
    expect(page.get_by_role("heading", name="5 comments")).to_be_visible()
    assert [comment.get_attribute("id") for comment in page.locator("article.comment").all()] == [
        f"c{comment.pk}"
        for comment in (
            conversation.top,
            conversation.answer,
            conversation.deeper,
            conversation.other,
            conversation.removed,
            conversation.below_removed,
        )
    ]
    expect(threads.first.locator(":scope > ol > li > ol > li > article")).to_have_id(f"c{conversation.deeper.pk}")
    expect(page.locator(f"#c{conversation.deeper.pk} .author-badge")).to_have_text("Author")
    expect(page.locator(f"#c{conversation.removed.pk}")).to_have_text("This comment was removed by a moderator.")


def test_a_permalink_scrolls_to_its_comment(visit, article, conversation):
    page = visit(f"/comments/{conversation.below_removed.pk}/")

    expect(page).to_have_url(f"{article.get_url()}#c{conversation.below_removed.pk}")
    expect(page.locator(f"#c{conversation.below_removed.pk}")).to_be_in_viewport(ratio=1)


def test_the_keyboard_alone_goes_through_the_page_in_reading_order(visit, article, conversation):
    page = visit(article.get_url())
    can_be_reached = [link.inner_text() for link in page.locator("a, button, summary").all() if link.is_visible()]

    reached = []
    tops = []
    for _ in can_be_reached:
        page.keyboard.press("Tab")
        focused = page.locator(":focus")
        reached.append(focused.inner_text())
        if page.locator("main :focus").count():
            tops.append(focused.evaluate("element => element.getBoundingClientRect().top + scrollY"))

    assert reached == can_be_reached
    assert reached[0] == "Skip to content"
    # A button beside two lines stands between them.
    assert all(later > earlier - A_LINE for earlier, later in pairwise(tops))


def test_the_skip_link_passes_the_header(visit, article, conversation):
    page = visit(article.get_url())

    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to content")).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")

    expect(page.locator("main :focus")).to_have_count(1)
