from typing import Any

import pytest


def test_quote_keeps_its_lines_and_says_whose_it_is(rendered: Any) -> None:
    page = rendered(("quote", {"text": "Seven months\nof breakfast", "attribution": "Siân"}))

    assert str(page.blockquote.p) == "<p>Seven months<br/>of breakfast</p>"
    assert page.blockquote.footer.text == "Siân"


@pytest.mark.parametrize(("kind", "says"), [("note", "Note"), ("tip", "Tip"), ("warning", "Take care")])
def test_call_out_says_what_it_is(rendered: Any, kind: str, says: str) -> None:
    page = rendered(("callout", {"kind": kind, "text": "<p>Ask once.</p>"}))

    assert page.select_one("[role=note] .kind").text == says


def test_answer_is_there_when_its_question_is_opened(rendered: Any) -> None:
    page = rendered(("questions", {"questions": [{"question": "Is it normal?", "answer": "<p>Yes.</p>"}]}))

    assert (page.details.summary.text, page.details.p.text) == ("Is it normal?", "Yes.")
