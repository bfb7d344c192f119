from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from wagtail.blocks import StructBlockValidationError

from blog.blocks import BodyBlock, EmbedBlock, PictureBlock


def rendered(*parts: dict[str, Any]) -> BeautifulSoup:
    block = BodyBlock()
    return BeautifulSoup(block.render(block.to_python(list(parts))), "html.parser")


def test_each_heading_is_a_section_heading_with_an_anchor_of_its_own() -> None:
    page = rendered({"type": "heading", "value": "Why"}, {"type": "heading", "value": "Why"})

    assert [(h2["id"], h2.text) for h2 in page.find_all("h2")] == [("on-why", "Why"), ("on-why-2", "Why")]


def test_picture_comes_in_three_formats_with_its_size_and_what_it_shows(image: Any) -> None:
    page = rendered(
        {"type": "picture", "value": {"image": image.pk, "alternative": "A desk", "caption": "It is a <bus>."}}
    )

    assert [source["type"] for source in page.find_all("source")] == ["image/avif", "image/webp"]
    picture = page.find("img")
    assert (picture["alt"], picture["loading"], picture["width"], picture["height"]) == ("A desk", "lazy", "500", "333")
    assert page.find("figcaption").text == "It is a <bus>."


def test_picture_that_was_deleted_leaves_no_hole(image: Any) -> None:
    body = BodyBlock().to_python(
        [{"type": "picture", "value": {"image": image.pk, "alternative": "A desk", "caption": ""}}]
    )
    image.delete()

    assert BodyBlock().render(body).strip() == ""


def test_picture_needs_alternative_text(image: Any) -> None:
    with pytest.raises(StructBlockValidationError) as refused:
        PictureBlock().clean(PictureBlock().to_python({"image": image.pk, "alternative": " ", "caption": ""}))

    assert list(refused.value.block_errors) == ["alternative"]


def test_quote_keeps_its_lines_and_says_whose_it_is() -> None:
    page = rendered({"type": "quote", "value": {"text": "Seven months\nof breakfast", "attribution": "Siân"}})

    assert str(page.blockquote.p) == "<p>Seven months<br/>of breakfast</p>"
    assert page.blockquote.footer.text == "Siân"


def test_embed_asks_nothing_of_the_other_place_before_the_reader_goes_there() -> None:
    page = rendered({"type": "embed", "value": {"address": "https://video.example/1", "title": "A talk"}})

    assert [(link["href"], link.text) for link in page.find_all("a")] == [("https://video.example/1", "A talk")]
    assert page.find_all(["iframe", "img", "script", "object", "link"]) == []


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "ftp://example.org/x", "", "nowhere"])
def test_embed_leads_to_web_addresses_only(address: str) -> None:
    with pytest.raises(ValidationError):
        EmbedBlock().clean(EmbedBlock().to_python({"address": address, "title": "A talk"}))


def test_markup_in_plain_fields_is_shown_not_obeyed() -> None:
    bad = "</script><script>alert(1)</script>"
    page = rendered(
        {"type": "heading", "value": bad},
        {"type": "quote", "value": {"text": bad, "attribution": bad}},
        {"type": "embed", "value": {"address": "https://video.example/1", "title": bad}},
    )

    assert page.find_all("script") == []
    assert page.h2.text == bad
