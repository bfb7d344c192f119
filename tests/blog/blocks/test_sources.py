from typing import Any

import pytest

CLARK = {"key": "clark-2000", "short": "Clark, 2000", "text": "<p>Clark, S. C. (2000).</p>"}
BLOOM = {"key": "bloom", "short": "", "text": "<p>Bloom, N. (2015).</p>"}


def test_citation_and_reference_lead_to_each_other(rendered: Any) -> None:
    page = rendered(
        ("text", "<p>Borders[@bloom] are kept [@clark-2000], [@Clark-2000].</p>"),
        ("references", {"items": [CLARK, BLOOM]}),
    )

    assert page.p.text == "Borders[2] are kept (Clark, 2000), (Clark, 2000)."
    assert [(link["id"], link["href"]) for link in page.p.find_all("a")] == [
        ("cite-bloom-1", "#ref-bloom"),
        ("cite-clark-2000-1", "#ref-clark-2000"),
        ("cite-clark-2000-2", "#ref-clark-2000"),
    ]
    assert [[back["href"] for back in item.find_all("a")] for item in page.select(".references > li")] == [
        ["#cite-clark-2000-1", "#cite-clark-2000-2"],
        ["#cite-bloom-1"],
    ]
    assert [item["id"] for item in page.select(".references > li")] == ["ref-clark-2000", "ref-bloom"]


def test_footnote_is_a_number_that_leads_there_and_back(rendered: Any) -> None:
    aside = {"key": "minutes", "text": "<p>Nineteen.</p>"}

    page = rendered(("quote", {"text": "A drive.[^minutes]", "attribution": ""}), ("footnotes", {"items": [aside]}))

    call = page.select_one("sup a")
    assert (call.text, call["href"], call["aria-label"]) == ("1", "#note-minutes", "Footnote 1")
    assert page.select_one("#note-minutes .back")["href"] == "#" + call["id"]


@pytest.mark.parametrize("key", ["Clark 2000", "clark_2000", "é", "-x"])
def test_key_that_cannot_be_cited_is_refused_at_the_field(messages: Any, key: str) -> None:
    wrong = messages(("references", {"items": [CLARK | {"key": key}]}))

    assert wrong[0]["blockErrors"]["items"]["blockErrors"][0]["blockErrors"]["key"]["messages"] == [
        "Use small letters, digits and dashes only, such as clark-2000."
    ]


def test_key_used_twice_is_said_at_both(messages: Any) -> None:
    twice = messages(("footnotes", {"items": [CLARK, BLOOM | {"key": "clark-2000"}]}))

    said = {"blockErrors": {"key": {"messages": ["Another one has this key."]}}}
    assert twice[0]["blockErrors"]["items"]["blockErrors"] == {0: said, 1: said}
