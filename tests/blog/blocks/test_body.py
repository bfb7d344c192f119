from typing import Any

import pytest
from bs4 import BeautifulSoup

from blog.blocks import BodyBlock
from tests.factories import ArticlePageFactory

WRONG_KEYS = [("text", "<p>So [@clark] says.</p>"), ("text", "<p>Or not.[^aside]</p>")]


def test_sections_are_counted_where_a_number_was_typed_and_listed_from_three_on(rendered: Any) -> None:
    page = rendered(("heading", "1. Monday"), ("heading", "1. Tuesday"), ("heading", "What I learned"))

    assert [(h2["id"], h2.text) for h2 in page.select("h2[id^=on-]")] == [
        ("on-monday", "1. Monday"),
        ("on-tuesday", "2. Tuesday"),
        ("on-what-i-learned", "What I learned"),
    ]
    assert [(link["href"], link.text) for link in page.select("nav a")] == [
        ("#on-monday", "1. Monday"),
        ("#on-tuesday", "2. Tuesday"),
        ("#on-what-i-learned", "What I learned"),
    ]


def test_two_sections_need_no_list(rendered: Any) -> None:
    assert rendered(("heading", "Why"), ("heading", "Why")).find("nav") is None


def test_heading_within_a_section_is_not_listed(rendered: Any) -> None:
    page = rendered(("heading", "A"), ("subheading", "A"), ("heading", "B"), ("heading", "C"))

    assert [(h3["id"], h3.text) for h3 in page.find_all("h3")] == [("on-a-2", "A")]
    assert [link.text for link in page.select("nav a")] == ["A", "B", "C"]


def test_citation_of_something_that_is_not_listed_is_said_beside_the_text(messages: Any) -> None:
    assert messages(*WRONG_KEYS) == {
        0: {"messages": ["There is no reference “clark” in the lists of this article."]},
        1: {"messages": ["There is no footnote “aside” in the lists of this article."]},
    }


def test_citation_in_a_compound_block_is_checked_as_well(messages: Any) -> None:
    assert messages(("callout", {"kind": "tip", "text": "<p>[^no]</p>"})) == {
        0: {"messages": ["There is no footnote “no” in the lists of this article."]}
    }


def test_draft_may_cite_what_is_not_listed_yet(messages: Any) -> None:
    assert messages(*WRONG_KEYS, draft=True) == {}


def test_there_is_one_list_of_references() -> None:
    block = BodyBlock()
    item = {"key": "a", "short": "", "text": "<p>A</p>"}
    body = block.to_python([{"type": "references", "value": {"items": [item]}}] * 2)

    with pytest.raises(Exception, match="Validation error") as refused:
        block.clean(body)

    assert refused.value.as_json_data()["messages"] == ["References: The maximum number of items is 1"]


@pytest.mark.parametrize("name", list(BodyBlock().child_blocks))
def test_every_block_has_a_preview_an_icon_and_a_sentence_about_it(client: Any, administrator: Any, name: str) -> None:
    block = BodyBlock().child_blocks[name]
    client.force_login(administrator)

    response = client.get("/cms/block-preview/", {"id": block.definition_prefix})

    assert block.is_previewable
    assert block.get_description().endswith(".")
    assert block.meta.icon != "placeholder"
    assert response.status_code == 200
    assert BeautifulSoup(response.text, "html.parser").select_one("main .prose").get_text(strip=True)


def test_markup_in_plain_fields_is_shown_not_obeyed(rendered: Any) -> None:
    bad = "</script><script>alert(1)</script>"
    page = rendered(
        ("heading", bad),
        ("quote", {"text": bad, "attribution": bad}),
        ("embed", {"address": "https://video.example/1", "title": bad}),
        ("questions", {"questions": [{"question": bad, "answer": "<p>No.</p>"}]}),
        ("event", {"title": bad, "starts_on": "2030-01-01", "zone": "UTC", "place": bad, "link": ""}),
        ("references", {"items": [{"key": "a", "short": bad, "text": "<p>A</p>"}]}),
        ("text", "<p>[@a]</p>"),
    )

    assert page.find_all("script") == []
    assert page.h2.text == bad
    assert page.select_one("[role=doc-biblioref]").text == bad


class TestLongParagraphs:
    WORDS = "<p>" + "word " * 151 + "</p>"

    class Preview:
        is_preview = True

    def test_are_marked_in_the_preview(self, rendered: Any) -> None:
        page = rendered(("text", self.WORDS + "<p>Short.</p>"), request=self.Preview())

        assert [paragraph.get("data-too-long") for paragraph in page.find_all("p")] == ["151", None]

    def test_are_not_marked_for_readers(self, rendered: Any) -> None:
        assert rendered(("text", self.WORDS)).p.get("data-too-long") is None


def test_related_articles_are_those_everybody_may_read_in_the_order_chosen(rendered: Any, site_tree: Any) -> None:
    first, draft, second = ArticlePageFactory(), ArticlePageFactory(live=False), ArticlePageFactory()

    page = rendered(("related", {"articles": [second.pk, draft.pk, first.pk, second.pk]}))

    assert [link["href"] for link in page.select("nav a")] == [second.get_url(), first.get_url()]


def test_related_articles_none_of_which_can_be_read_leave_no_hole(rendered: Any, site_tree: Any) -> None:
    draft = ArticlePageFactory(live=False)

    assert rendered(("related", {"articles": [draft.pk]})).get_text(strip=True) == ""
