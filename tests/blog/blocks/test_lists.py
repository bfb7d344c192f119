from typing import Any

import pytest


def table(**changes: Any) -> dict[str, Any]:
    columns = [{"type": "text", "heading": "Gear"}, {"type": "formatted", "heading": "Evenings"}]
    whole = {"caption": "The year", "columns": columns, "rows": [{"values": ["First", "<p><b>Free</b></p>"]}]}
    return {"table": whole | changes, "rows_have_headings": True}


def test_table_has_a_caption_and_headings_both_ways_and_can_be_scrolled_by_keyboard(rendered: Any) -> None:
    page = rendered(("comparison", table()))

    assert page.caption.text == "The year"
    assert [(th["scope"], th.text) for th in page.find_all("th")] == [
        ("col", "Gear"),
        ("col", "Evenings"),
        ("row", "First"),
    ]
    assert [td.b.text for td in page.find_all("td")] == ["Free"]
    region = page.select_one(".table")
    assert (region["tabindex"], region["role"], region["aria-label"]) == ("0", "region", "The year")


def test_first_column_need_not_be_a_heading(rendered: Any) -> None:
    page = rendered(("comparison", table() | {"rows_have_headings": False}))

    assert [td.get_text(strip=True) for td in page.find_all("td")] == ["First", "Free"]


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"caption": " "}, "Give the table a caption: what it compares."),
        ({"rows": []}, "Add at least one row."),
        ({"columns": [{"type": "text", "heading": ""}] * 2}, "Give every column a heading."),
    ],
)
def test_table_that_cannot_be_read_aloud_is_refused(messages: Any, changes: dict[str, Any], says: str) -> None:
    assert messages(("comparison", table(**changes))) == {0: {"blockErrors": {"table": {"messages": [says]}}}}


def test_table_may_be_half_done_in_a_draft(messages: Any) -> None:
    assert messages(("comparison", table(caption="")), draft=True) == {}


def test_steps_and_checklist_are_lists(rendered: Any) -> None:
    page = rendered(
        ("steps", {"steps": ["<p>One</p>", "<p>Two</p>"]}), ("checklist", {"items": ["<p>A</p>", "<p>B</p>"]})
    )

    assert [step.text for step in page.select("ol.steps > li")] == ["One", "Two"]
    assert [item.text for item in page.select("ul.checklist > li")] == ["A", "B"]
