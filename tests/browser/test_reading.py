"""A reader comes by: an article, and what people say about it."""

from playwright.sync_api import expect


def test_the_stylesheet_arrives(visit, site_tree):
    page = visit("/")

    expect(page.locator("body")).to_have_css("background-color", "rgb(253, 250, 245)")


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
    expect(page.locator(f"#c{conversation.deeper.pk} .mark")).to_have_text("author")
    expect(page.locator(f"#c{conversation.removed.pk}")).to_have_text("This comment was removed by a moderator.")


def test_a_permalink_scrolls_to_its_comment(visit, article, conversation):
    page = visit(f"/comments/{conversation.below_removed.pk}/")

    expect(page).to_have_url(f"{article.get_url()}#c{conversation.below_removed.pk}")
    expect(page.locator(f"#c{conversation.below_removed.pk}")).to_be_in_viewport(ratio=1)
