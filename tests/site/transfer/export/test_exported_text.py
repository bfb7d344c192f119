"""Each block of an article as HTML, and what the import makes of it again."""

import pytest

from blog.models import ArticlePage
from tests.factories import ArticlePageFactory
from transfer.content.html_blocks import to_blocks
from transfer.export.exported_text import footnotes_of_article, text_of_article, uploads

pytestmark = pytest.mark.django_db
COMPARISON = {
    "table": {
        "caption": "Two ways to pack",
        "columns": [{"type": "text", "heading": "When"}, {"type": "formatted", "heading": "How long"}],
        "rows": [{"values": ["Evening", "<p>ten minutes</p>"]}],
    },
    "rows_have_headings": True,
}


def article_with(*blocks) -> ArticlePage:
    data = [{"type": kind, "value": value} for kind, value in blocks]
    article = ArticlePageFactory(body=ArticlePage.body.field.stream_block.to_python(data))
    return ArticlePage.objects.get(pk=article.pk)


def back(article, **options):
    """The blocks that the import makes of the exported text."""
    text = text_of_article(article, uploads())
    return to_blocks(text, footnotes=footnotes_of_article(article), **options).blocks


@pytest.mark.parametrize(
    "block",
    [
        ("text", "<p>One <b>bold</b> and <i>slanted</i> word.</p>"),
        ("text", "<p>One.</p><p>Two.</p><ul><li>oats</li><li>milk</li></ul>"),
        ("text", '<p>See <a href="https://example.org/a?b=c&amp;d=e">there</a>.</p>'),
        ("heading", "Monday & Tuesday"),
        ("subheading", "In the morning"),
        ("quote", {"text": "First line.\n\nSecond line.", "attribution": "Ilse"}),
        ("comparison", COMPARISON),
    ],
)
def test_what_comes_back_as_it_left(block):
    assert back(article_with(block)) == [block]


def test_a_recording_comes_back_as_one():
    address = "https://vimeo.com/76979871"

    assert back(article_with(("embed", {"address": address, "title": "A talk"}))) == [
        ("embed", {"address": address, "title": "Recording at Vimeo"})
    ]


def test_a_card_for_another_site_is_a_link():
    article = article_with(("embed", {"address": "https://example.org/talk", "title": "A talk"}))

    assert back(article) == [("text", '<p><a href="https://example.org/talk">A talk</a></p>')]


def test_a_footnote_comes_back_as_one():
    article = article_with(
        ("text", "<p>Eight hours[^hours], or so.</p>"),
        ("footnotes", {"items": [{"key": "hours", "text": "<p>At most.</p>"}]}),
    )

    assert footnotes_of_article(article) == {"hours": "<p>At most.</p>"}
    assert back(article) == [
        ("text", "<p>Eight hours[^note-1], or so.</p>"),
        ("footnotes", {"items": [{"key": "note-1", "text": "<p>At most.</p>"}]}),
    ]


def test_a_mark_without_a_footnote_stays_what_was_typed():
    article = article_with(("text", "<p>Eight hours[^none], or so.</p>"))

    assert text_of_article(article, "").strip() == "<p>Eight hours[^none], or so.</p>"


@pytest.mark.parametrize(
    ("block", "words"),
    [
        (("steps", {"steps": ["<p>Pack.</p>", "<p>Sleep.</p>"]}), ["Pack.", "Sleep."]),
        (("checklist", {"items": ["<p>Keys</p>"]}), ["Keys"]),
        (("callout", {"kind": "tip", "text": "<p>Pack in the evening.</p>"}), ["Tip", "Pack in the evening."]),
        (("questions", {"questions": [{"question": "Why?", "answer": "<p>Because.</p>"}]}), ["Why?", "Because."]),
        (
            ("references", {"items": [{"key": "clark", "short": "Clark", "text": "<p>Clark, Work.</p>"}]}),
            ["Clark, Work."],
        ),
    ],
)
def test_what_others_have_no_block_for_keeps_its_words(block, words):
    html = text_of_article(article_with(block), "")
    came_back = str(to_blocks(html).blocks)

    assert [word for word in words if word not in html or word not in came_back] == []


def test_a_picture_is_the_whole_one_with_what_it_shows(image):
    value = {"image": image.pk, "alternative": "A desk", "caption": "Ours", "credit": "Rosa"}

    html = text_of_article(article_with(("picture", value)), uploads()).strip()

    address = f"http://testserver/media/{image.file.name}"
    assert html == f'<figure><img alt="A desk" src="{address}"/><figcaption>Ours Rosa</figcaption></figure>'


def test_a_picture_comes_back_as_one(image):
    value = {"image": image.pk, "alternative": "A desk", "caption": "Ours", "credit": ""}

    assert back(article_with(("picture", value)), find_picture=lambda wanted: image.pk) == [("picture", value)]


@pytest.mark.parametrize("caption", ["", "Three desks"])
def test_a_gallery_comes_back_as_one(image, caption):
    pictures = [
        {"image": image.pk, "alternative": "A desk", "caption": "Ours", "credit": ""},
        {"image": image.pk, "alternative": "A chair", "caption": "", "credit": ""},
    ]
    article = article_with(("gallery", {"pictures": pictures, "caption": caption}))

    assert back(article, find_picture=lambda wanted: image.pk) == [
        ("gallery", {"pictures": pictures, "caption": caption})
    ]


def test_pictures_are_where_the_operator_will_put_them(image):
    value = {"image": image.pk, "alternative": "A desk", "caption": "", "credit": ""}

    html = text_of_article(article_with(("picture", value)), "https://files.example/media/")

    assert f'src="https://files.example/media/{image.file.name}"' in html


def test_links_within_the_site_have_its_address(article):
    one = article_with(("text", f'<p><a linktype="page" id="{article.pk}">The bath</a></p>'))

    assert 'href="http://testserver/articles/the-bath/"' in text_of_article(one, "")
