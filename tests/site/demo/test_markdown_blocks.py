from blog.blocks import BodyBlock
from demo.markdown_blocks import to_blocks, to_rich_text


def blocks(text: str) -> list[tuple[str, object]]:
    return to_blocks(text, pages={"the-bath": 7}, pictures={"two-mugs": "the image"})


def test_text_between_headings_is_one_block() -> None:
    assert blocks("## 1. Monday\n\nOne.\n\n- two\n- *three*\n\n## 2. Tuesday") == [
        ("heading", "1. Monday"),
        ("text", "<p>One.</p><ul>\n<li>two</li>\n<li><i>three</i></li>\n</ul>"),
        ("heading", "2. Tuesday"),
    ]


def test_bold_and_italic_are_written_as_the_editor_writes_them() -> None:
    assert to_rich_text("**a** and *b*", pages={}) == "<p><b>a</b> and <i>b</i></p>"


def test_link_to_an_article_survives_a_change_of_its_address() -> None:
    assert to_rich_text("[the bath](article:the-bath)", pages={"the-bath": 7}) == (
        '<p><a linktype="page" id="7">the bath</a></p>'
    )


def test_link_to_another_site_stays_as_it_is() -> None:
    assert to_rich_text("[x](https://example.org/)", pages={}) == '<p><a href="https://example.org/">x</a></p>'


def test_quote_keeps_who_said_it_apart() -> None:
    assert blocks("> Some weeks.\n> — from the notebook\n\n> Nobody.") == [
        ("quote", {"text": "Some weeks.", "attribution": "from the notebook"}),
        ("quote", {"text": "Nobody.", "attribution": ""}),
    ]


def test_picture_brings_its_alternative_text_and_caption() -> None:
    assert blocks('![Two mugs on a table](picture:two-mugs "Mine is green.")') == [
        ("picture", {"image": "the image", "alternative": "Two mugs on a table", "caption": "Mine is green."})
    ]


def test_markup_is_only_text() -> None:
    assert blocks("a <b>c</b>") == [("text", "<p>a &lt;b&gt;c&lt;/b&gt;</p>")]


def test_smaller_heading_belongs_to_its_section() -> None:
    assert blocks("### Morning") == [("subheading", "Morning")]


def test_fenced_block_stands_between_the_texts_around_it() -> None:
    kinds = [kind for kind, _ in blocks("One.\n\n:::callout tip\nAsk *once*.\n:::\n\nTwo.")]

    assert kinds == ["text", "callout", "text"]


def test_fenced_blocks_are_what_the_database_keeps() -> None:
    text = """
:::steps
- One.
- **Two.**
:::

:::comparison The year
| Gear | Evenings |
| First | *Free* |
:::

:::questions
? Is it normal?
Yes.
? Always?
No.
:::

:::references
clark | Clark, 2000 | *Borders*, 53(6).
:::
"""

    found = {kind: BodyBlock().child_blocks[kind].get_prep_value(value) for kind, value in blocks(text)}

    assert [step["value"] for step in found["steps"]["steps"]] == ["<p>One.</p>", "<p><b>Two.</b></p>"]
    assert found["comparison"]["table"] == {
        "caption": "The year",
        "columns": [{"type": "text", "heading": "Gear"}, {"type": "formatted", "heading": "Evenings"}],
        "rows": [{"values": ["First", "<p><i>Free</i></p>"]}],
    }
    assert [each["value"] for each in found["questions"]["questions"]] == [
        {"question": "Is it normal?", "answer": "<p>Yes.</p>"},
        {"question": "Always?", "answer": "<p>No.</p>"},
    ]
    assert [each["value"] for each in found["references"]["items"]] == [
        {"key": "clark", "short": "Clark, 2000", "text": "<p><i>Borders</i>, 53(6).</p>"}
    ]
