import gc
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from wagtail.images import get_image_model

from tests.site.transfer import wxr
from tests.site.transfer.conftest import Run, article_from, texts
from transfer.media.picture_import import is_picture

FILE = "https://old.example/wp-content/uploads/2012/pan.jpg"
ATTACHED = wxr.post(
    wxr.element("wp:attachment_url", FILE),
    "<wp:postmeta><wp:meta_key>_wp_attachment_image_alt</wp:meta_key><wp:meta_value>A pan</wp:meta_value>"
    "</wp:postmeta>",
    wp_post_id=30,
    wp_post_type="attachment",
    title="The pan",
)
TOP = "<wp:postmeta><wp:meta_key>_thumbnail_id</wp:meta_key><wp:meta_value>30</wp:meta_value></wp:postmeta>"


def picture(kind: str = "JPEG", size: tuple[int, int] = (60, 40), colour: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, colour).save(file, kind, **({"exif": b"Exif\0\0secret"} if kind == "JPEG" else {}))
    return file.getvalue()


@pytest.fixture(autouse=True)
def _wagtail_leaves_files_open() -> Iterator[None]:
    """To the garbage collector, that is."""
    warnings.filterwarnings("ignore", message="(?i)unclosed file", category=ResourceWarning)  # until this test's end
    yield
    gc.collect()


@pytest.fixture
def media(tmp_path: Path) -> Path:
    folder = tmp_path / "media" / "uploads" / "2012"
    folder.mkdir(parents=True)
    (folder / "pan.jpg").write_bytes(picture())
    return folder


def root(media: Path) -> str:
    return str(media.parents[1])


def images() -> Any:
    return get_image_model().objects.all()


def test_pictures_in_a_text_and_on_top_are_one_image(run: Run, media: Path) -> None:
    small = FILE.replace(".jpg", "-30x20.jpg")
    text = f'<img class="wp-image-30" src="{FILE}" alt="Our pan"> and <img src="{small}" alt="x">'
    run(ATTACHED, wxr.post(TOP, content_encoded=text), media=root(media))
    article = article_from()

    [image] = images()
    assert (image.title, image.width) == ("The pan", 60)
    assert article.picture == image
    assert article.picture_alternative == "A pan"
    assert [(part.block_type, part.value["image"]) for part in article.body if part.block_type == "picture"] == [
        ("picture", image),
        ("picture", image),
    ]
    assert b"secret" not in image.file.open().read()


def test_a_second_run_adds_none(run: Run, media: Path) -> None:
    posts = (ATTACHED, wxr.post(TOP))
    run(*posts, media=root(media))

    assert run(*posts, media=root(media)).counts["post"]["published"] == {"unchanged": 1}
    assert images().count() == 1


def test_pictures_that_come_later_are_put_in(run: Run, media: Path) -> None:
    posts = (ATTACHED, wxr.post(TOP, content_encoded=f'<img src="{FILE}" alt="x">'))
    run(*posts)

    done = run(*posts, media=root(media))
    assert (texts(done), done.counts["post"]["published"]) == ([], {"updated": 1})
    assert [part.block_type for part in article_from().body] == ["picture"]


def test_a_dry_run_saves_none_and_says_the_same(run: Run, media: Path) -> None:
    posts = (ATTACHED, wxr.post(TOP, content_encoded='<img src="/x.jpg" alt="x">'))
    dry = run(*posts, media=root(media), is_dry_run=True)

    assert images().count() == 0
    assert texts(run(*posts, media=root(media))) == texts(dry)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>x()</script></svg>", "is no picture that can be shown here"),
        (b"<?php x(); ?>", "is no picture that can be shown here"),
        (picture()[:100], "is no picture that can be shown here"),
        (b"\xff" * (10 * 1024 * 1024 + 1), "is larger than pictures may be here"),
    ],
)
def test_what_is_no_picture_is_refused(run: Run, media: Path, content: bytes, said: str) -> None:
    (media / "pan.jpg").write_bytes(content)
    done = run(ATTACHED, wxr.post(TOP, content_encoded=f'<img src="{FILE}" alt="x">'), media=root(media))

    assert images().count() == 0
    assert [said in text for text in texts(done, "left_out")] == [True]


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "GIF", "WEBP"])
def test_formats(kind: str) -> None:
    assert is_picture(picture(kind))


def test_a_bomb_is_no_picture(settings: Any) -> None:
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 2399

    assert not is_picture(picture())


def test_a_zip_that_is_none_ends_the_run(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x.zip").write_bytes(b"no")

    done = run(wxr.post(), media=str(tmp_path / "x.zip"))
    assert (done.state, done.error) == ("failed", "The file with the pictures is no zip, or is damaged.")
