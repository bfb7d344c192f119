import pytest

from blog.markup.citations import Mark, Sources, link_marks, marks_in, strip_marks

SOURCES = Sources(references={"clark": "Clark & Co, 2000", "bloom": "[2]"}, footnotes={"a": "1"})


def test_marks_are_found_in_order_whatever_their_letters() -> None:
    assert marks_in("One [@Clark] and[^a] [@x y] [@] [b]") == [Mark("@", "clark"), Mark("^", "a")]


def test_heading_in_the_list_of_sections_is_without_them() -> None:
    assert strip_marks("Borders [@clark]") == "Borders"


@pytest.mark.parametrize(
    "html",
    [
        "<p>[@nobody]</p>",
        '<img alt="[@clark]">',
        '<a href="/x/[@clark]">in a link [@clark]</a>',
        "<a>with <b>bold</b> [@clark]</a>",
    ],
)
def test_unknown_mark_and_one_in_an_attribute_or_a_link_stays_text(html: str) -> None:
    assert link_marks(html, SOURCES) == html


def test_mark_after_a_link_is_one_again() -> None:
    assert link_marks("<a>x</a>[^a]", SOURCES) == (
        '<a>x</a><sup><a id="call-a-1" href="#note-a" role="doc-noteref" aria-label="Footnote 1">1</a></sup>'
    )


def test_name_is_escaped_and_in_brackets_and_a_number_brings_its_own() -> None:
    html = link_marks("[@clark] [@bloom]", SOURCES)

    assert html == (
        '(<a id="cite-clark-1" href="#ref-clark" role="doc-biblioref">Clark &amp; Co, 2000</a>)'
        ' <a id="cite-bloom-1" href="#ref-bloom" role="doc-biblioref">[2]</a>'
    )


def test_list_may_stand_before_the_text() -> None:
    html = link_marks("<li>Aside<!--back to ^a--></li><p>[^a] [^a]</p>", SOURCES)

    assert html.startswith(
        '<li>Aside <a class="back" href="#call-a-1" role="doc-backlink" aria-label="Back to place 1 in the text">↩</a>'
        ' <a class="back" href="#call-a-2" role="doc-backlink" aria-label="Back to place 2 in the text">↩</a></li>'
    )


def test_source_nobody_calls_has_nothing_to_lead_back_to() -> None:
    assert link_marks("<li>Aside<!--back to ^a--></li>", SOURCES) == "<li>Aside</li>"
