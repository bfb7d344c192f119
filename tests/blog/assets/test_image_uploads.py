"""Uploads that are no pictures, or have too many pixels."""

import io
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.images import get_image_model
from wagtail.models import Collection

SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


def huge() -> bytes:
    """61 million pixels in a few kilobytes."""
    file = io.BytesIO()
    Image.new("1", (10_000, 6_100)).save(file, "PNG")
    return file.getvalue()


def broken_off(kind: str) -> bytes:
    """A file that was cut off half way."""
    file = io.BytesIO()
    Image.effect_noise((300, 200), 60).save(file, kind)
    return file.getvalue()[:2000]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("bus.svg", SVG, "Not a supported image format"),
        ("bus.png", SVG, "could not be"),
        ("bus.png", b"not a picture", "could not be"),
        ("bus.png", broken_off("PNG"), "not an image or a corrupted image"),
        ("bus.jpg", broken_off("JPEG"), "not an image or a corrupted image"),
        ("bus.webp", broken_off("WEBP"), "not an image or a corrupted image"),
        ("bus.png", None, "too many pixels"),
    ],
)
def test_it_is_refused_with_a_message(client: Any, author: Any, name: str, content: bytes | None, says: str) -> None:
    client.force_login(author)
    file = SimpleUploadedFile(name, huge() if content is None else content, "image/png")

    response = client.post(
        reverse("wagtailimages:add"),
        {"title": "A bus", "file": file, "collection": Collection.get_first_root_node().pk},
    )

    assert get_image_model().objects.count() == 0
    assert says in response.text
