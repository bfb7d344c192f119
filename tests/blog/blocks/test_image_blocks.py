from typing import Any

from wagtail.images.models import Rendition

from blog.blocks import BodyBlock
from blog.blocks.body import images_in


def picture(image: Any, **changes: Any) -> dict[str, Any]:
    return {"image": image.pk, "alternative": "A desk", "caption": "", "credit": ""} | changes


def test_picture_comes_in_three_formats_with_its_size_and_what_it_shows(rendered: Any, image: Any) -> None:
    page = rendered(("picture", picture(image, caption="It is a <bus>.", credit="Rosa")))

    assert [source["type"] for source in page.find_all("source")] == ["image/avif", "image/webp"]
    shown = page.find("img")
    assert (shown["alt"], shown["loading"], shown["width"], shown["height"]) == ("A desk", "lazy", "500", "333")
    assert page.find("figcaption").get_text(" ", strip=True) == "It is a <bus>. Rosa"


def test_picture_that_was_deleted_leaves_no_hole(image: Any) -> None:
    body = BodyBlock().to_python([{"type": "picture", "value": picture(image)}])
    image.delete()

    assert BodyBlock().render(body).strip() == ""


def test_picture_needs_alternative_text(messages: Any, image: Any) -> None:
    assert messages(("picture", picture(image, alternative=" "))) == {
        0: {"blockErrors": {"alternative": {"messages": ["This field is required."]}}}
    }


def test_gallery_shows_its_pictures_and_a_caption_for_all(rendered: Any, image: Any) -> None:
    two = [picture(image), picture(image, alternative="The same desk")]

    page = rendered(("gallery", {"pictures": two, "caption": "Two desks."}))

    assert [shown["alt"] for shown in page.find_all("img")] == ["A desk", "The same desk"]
    assert page.select_one(".gallery > figcaption").text == "Two desks."


def test_one_picture_is_no_gallery(messages: Any, image: Any) -> None:
    assert messages(("gallery", {"pictures": [picture(image)], "caption": ""})) == {
        0: {"blockErrors": {"pictures": {"messages": ["The minimum number of items is 2"]}}}
    }


def test_body_knows_all_its_images(image: Any) -> None:
    body = BodyBlock().to_python(
        [
            {"type": "picture", "value": picture(image)},
            {"type": "gallery", "value": {"pictures": [picture(image), picture(image)], "caption": ""}},
            {"type": "text", "value": "<p>No picture.</p>"},
        ]
    )

    assert list(images_in(body)) == [image] * 3


def test_more_pictures_cost_no_more_queries(rendered: Any, image: Any, django_assert_num_queries: Any) -> None:
    rendered(("picture", picture(image)))
    assert Rendition.objects.count() == 6

    with django_assert_num_queries(2):
        rendered(("picture", picture(image)))
    with django_assert_num_queries(2):
        rendered(("picture", picture(image)), ("picture", picture(image)))
