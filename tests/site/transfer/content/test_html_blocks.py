from typing import Any

import pytest

from blog.models import ArticlePage
from transfer.content.converted import WantedPicture
from transfer.content.html_blocks import to_blocks

ADDRESS = "https://old.example/2012/02/21/a-post/"


def blocks(content: str, **given: Any) -> list[Any]:
    return to_blocks(content, address=ADDRESS, **given).blocks


def notes(content: str) -> list[str]:
    return to_blocks(content, address=ADDRESS).notes


@pytest.mark.parametrize(
    ("content", "text"),
    [
        ("One.\nStill one.\n\nTwo.", "<p>One.<br/>Still one.</p><p>Two.</p>"),
        ("One.\r\n\r\nTwo.", "<p>One.</p><p>Two.</p>"),
        ("<p>One.</p>\n\n<p>Two.</p>", "<p>One.</p><p>Two.</p>"),
        ("<em>a</em> <strong>b</strong> <b>c</b> <i>d</i>", "<p><i>a</i> <b>b</b> <b>c</b> <i>d</i></p>"),
        ("<strong><b>once</b></strong>", "<p><b>once</b></p>"),
        ("1 < 2 &amp; 3 &gt; 2", "<p>1 &lt; 2 &amp; 3 &gt; 2</p>"),
        ('<a href="/about">a</a>', '<p><a href="https://old.example/about">a</a></p>'),
        ('<a href="mailto:a@example.org">a</a>', '<p><a href="mailto:a@example.org">a</a></p>'),
        ('<a href="#top">a</a>', "<p>a</p>"),
        ("<div>a<div>b</div>c</div>", "<p>a</p><p>b</p><p>c</p>"),
        ("<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>"),
        ("<ul></ul>x", "<p>x</p>"),
        ("<dl><dt>a</dt><dd>b</dd></dl>", "<p><b>a</b></p><p>b</p>"),
        ("a<hr/>b", "<p>a</p><p>* * *</p><p>b</p>"),
        ("<pre>if x:\n    y</pre>", "<p>if x:<br/> \u00a0 \u00a0y</p>"),
        ("<section><p>a</p><!-- a remark --></section>", "<p>a</p>"),
        ("&nbsp;\n\n&nbsp;\n\na", "<p>a</p>"),
    ],
)
def test_text(content: str, text: str) -> None:
    assert blocks(content) == [("text", text)]


def test_in_the_block_editor_a_line_end_is_a_space() -> None:
    assert blocks(
        "<!-- wp:paragraph -->\n<p>One\ntwo.</p>\n<!-- /wp:paragraph -->\n\n<!-- wp:paragraph --><p>Three.</p>"
    ) == [("text", "<p>One two.</p><p>Three.</p>")]


def test_headings_stand_between_texts() -> None:
    assert blocks("a<h1>One</h1>b<h2>Two <em>2</em></h2><h3>Three</h3><h6>Six</h6><h2> </h2>") == [
        ("text", "<p>a</p>"),
        ("heading", "One"),
        ("text", "<p>b</p>"),
        ("heading", "Two 2"),
        ("subheading", "Three"),
        ("subheading", "Six"),
    ]


def test_a_long_heading_is_shortened() -> None:
    [(_, heading)] = blocks(f"<h2>{'a' * 201}</h2>")

    assert heading == "a" * 199 + "…"


@pytest.mark.parametrize(
    ("content", "value"),
    [
        ("<blockquote>So it was.</blockquote>", {"text": "So it was.", "attribution": ""}),
        ("<blockquote><p>a</p><p>b</p><cite>Gwen</cite></blockquote>", {"text": "a\n\nb", "attribution": "Gwen"}),
        (
            '<figure class="wp-block-pullquote"><blockquote><p>a</p></blockquote><cite>Gwen</cite></figure>',
            {"text": "a", "attribution": "Gwen"},
        ),
    ],
)
def test_quotes(content: str, value: dict[str, str]) -> None:
    assert blocks(content) == [("quote", value)]


@pytest.mark.parametrize(
    ("content", "address", "title"),
    [
        ("https://youtu.be/dQw4w9WgXcA", "https://youtu.be/dQw4w9WgXcA", "Recording at YouTube"),
        ("[embed]https://vimeo.com/12345678[/embed]", "https://vimeo.com/12345678", "Recording at Vimeo"),
        ('[audio mp3="https://old.example/a.mp3"][/audio]', "https://old.example/a.mp3", "At old.example"),
        ("[youtube https://youtu.be/dQw4w9WgXcA]", "https://youtu.be/dQw4w9WgXcA", "Recording at YouTube"),
        (
            '<iframe src="//player.vimeo.com/video/12345678" title="A talk"></iframe>',
            "https://player.vimeo.com/video/12345678",
            "A talk",
        ),
        ('<audio><source src="/a.mp3"></audio>', "https://old.example/a.mp3", "At old.example"),
        (
            '<figure class="wp-block-embed"><div class="wp-block-embed__wrapper">\nhttps://vimeo.com/12345678\n</div>'
            "<figcaption>A talk</figcaption></figure>",
            "https://vimeo.com/12345678",
            "A talk",
        ),
    ],
)
def test_recordings(content: str, address: str, title: str) -> None:
    assert blocks(content) == [("embed", {"address": address, "title": title})]


def test_what_is_no_player_becomes_a_card_and_is_listed() -> None:
    assert notes('<iframe src="https://maps.example/x"></iframe>') == [
        "Where something was embedded from another site stands a card that links to it: https://maps.example/x"
    ]
    assert notes("<iframe></iframe>") == ["Something was embedded without an address, and was left out."]


def test_columns_come_in_reading_order_and_buttons_as_links() -> None:
    content = (
        '<!-- wp:columns --><div><div class="wp-block-column"><p>left</p></div><div><p>right</p></div></div>'
        '<div class="wp-block-buttons"><div><a class="wp-block-button__link" href="https://x.example">Go</a></div></div>'
    )

    assert blocks(content) == [("text", '<p>left</p><p>right</p><p><a href="https://x.example">Go</a></p>')]


def test_the_text_before_more_is_kept_for_the_standfirst() -> None:
    converted = to_blocks("Before.\n<!--more-->\nAfter.")

    assert converted.before_more == "<p>Before.</p>"
    assert converted.blocks == [("text", "<p>Before.</p><p>After.</p>")]


def test_a_table_takes_its_headings_from_its_first_row() -> None:
    table = (
        "<table><caption>Rota</caption><tr><th>Day</th><th>Who</th></tr><tr><th>Mon</th><td><b>Ann</b></td></tr>"
        "<tr><th>Tue</th></tr></table>"
    )
    [(kind, value)] = blocks(table)

    assert (kind, value["rows_have_headings"], value["table"]["caption"]) == ("comparison", True, "Rota")
    assert value["table"]["columns"] == [{"type": "text", "heading": "Day"}, {"type": "formatted", "heading": "Who"}]
    assert value["table"]["rows"] == [{"values": ["Mon", "<p><b>Ann</b></p>"]}, {"values": ["Tue", ""]}]


def test_cells_that_span_others_are_repeated() -> None:
    [(_, value)] = blocks('<table><tr><td>a</td><td></td></tr><tr><td colspan="2">b</td></tr></table>')

    assert [column["heading"] for column in value["table"]["columns"]] == ["a", "Column 2"]
    assert value["table"]["rows"] == [{"values": ["<p>b</p>", "<p>b</p>"]}]
    assert value["table"]["caption"] == "Table"


def find(wanted: WantedPicture) -> int | None:
    return {"5": 50, "6": 60}.get(wanted.source_id)


def picture(key: int, alternative: str = "", caption: str = "") -> dict[str, Any]:
    return {"image": key, "alternative": alternative, "caption": caption, "credit": ""}


def test_pictures_and_galleries() -> None:
    content = (
        '[caption width="3"]<a href="x.jpg"><img class="size-full wp-image-5" src="/x.jpg" alt="A pan" /></a>'
        " The pan[/caption]"
        '[gallery ids="5, 6"]<figure><img data-id="6" src="/y.jpg"><figcaption>A mug</figcaption></figure>'
    )

    assert blocks(content, find_picture=find) == [
        ("picture", picture(50, "A pan", "The pan")),
        ("gallery", {"pictures": [picture(50), picture(60)], "caption": ""}),
        ("picture", picture(60, "A mug", "A mug")),
    ]


def test_a_large_gallery_becomes_several() -> None:
    content = f'[gallery ids="{",".join(["5"] * 13)}"]'

    assert [(kind, len(value.get("pictures", []))) for kind, value in blocks(content, find_picture=find)] == [
        ("gallery", 12),
        ("picture", 0),
    ]


def test_a_picture_that_is_not_here_is_a_link_to_the_old_site() -> None:
    content = '<img src="/wp-content/x.jpg" alt="A pan">'

    assert blocks(content) == [("text", '<p><a href="https://old.example/wp-content/x.jpg">A pan</a></p>')]
    assert notes(content) == [
        "This picture isn’t among the files; a link to the old site stands in its place: https://old.example/wp-content/x.jpg"
    ]


def test_footnotes_of_the_editor_and_of_plugins() -> None:
    call = '<sup data-fn="x" class="fn"><a href="#x">1</a></sup>'
    content = f"A{call} b[ref]Say <b>so</b>[/ref] c{call}"

    assert blocks(content, footnotes={"x": "Once."}) == [
        ("text", "<p>A[^note-1] b[^note-2] c[^note-1]</p>"),
        (
            "footnotes",
            {"items": [{"key": "note-1", "text": "<p>Once.</p>"}, {"key": "note-2", "text": "<p>Say <b>so</b></p>"}]},
        ),
    ]


@pytest.mark.parametrize(
    ("content", "note"),
    [
        ("[mood]a[/mood]", "The shortcode [mood] means nothing here and is shown as it was written."),
        ('[map x="1"]', "The shortcode [map] means nothing here and is shown as it was written."),
        ("[recent_posts]", "The shortcode [recent_posts] means nothing here and is shown as it was written."),
        ("<script>x()</script>", "A script was left out."),
        ("<style>p {}</style>", "Styles of its own were left out."),
        ("<form><input></form>", "A form was left out."),
        ("<s>a</s>", "Struck-through words are shown as plain text."),
        ("<pre>x</pre>", "Code is shown as plain lines."),
        ('<blockquote><a href="/x">a</a></blockquote>', "Links within a quotation are shown as text."),
        ('<a href="javascript:x()">a</a>', "A link leads nowhere and is shown as text: javascript:x()"),
        ("[gallery]", "A gallery of everything that was attached to the post was left out: it doesn’t say what."),
        (
            "<!-- wp:latest-posts {} /-->",
            "The block “latest-posts” was made anew by the old site for each reader, and was left out.",
        ),
    ],
)
def test_what_cannot_be_kept_is_said(content: str, note: str) -> None:
    assert notes(content) == [note]


@pytest.mark.parametrize("content", ["[sic]", "[1]", "[[caption]]", "<code>[map x=1]</code>", "a [b] c", "[x"])
def test_words_in_brackets_are_no_shortcodes(content: str) -> None:
    assert [note for note in notes(content) if "shortcode" in note] == []


def test_no_depth_and_no_length_is_too_much() -> None:
    assert blocks("<div>" * 3000 + "deep") == [("text", "<p>deep</p>")]
    assert blocks("<b>" * 3000 + "deep" + "</b>" * 3000) == [("text", "<p><b>deep</b></p>")]
    assert len(blocks("[a " * 100_000)[0][1]) > 200_000


def test_everything_it_makes_is_a_block_of_an_article(image: Any) -> None:
    content = (
        'Text[ref]note[/ref]<h2>A</h2><h3>B</h3><blockquote>q</blockquote><img class="wp-image-5" alt="x">'
        '[gallery ids="5,5"]<table><tr><td>1</td></tr><tr><td>2</td></tr></table>https://youtu.be/dQw4w9WgXcA'
    )
    made = blocks(content, find_picture=lambda wanted: image.pk)
    block = ArticlePage._meta.get_field("body").stream_block

    body = block.to_python([{"type": kind, "value": value} for kind, value in made])
    kinds = ["text", "heading", "subheading", "quote", "picture", "gallery", "comparison", "embed", "footnotes"]

    assert [part.block_type for part in block.normalize(body)] == kinds
