"""Whichever way a picture is uploaded, its metadata is not stored, shown or sent."""

import gc
import warnings
from collections.abc import Callable, Iterator
from hashlib import sha1
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.management import call_command
from django.urls import reverse
from PIL import Image
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.models import Collection, UploadedFile

from blog.assets.publish_assets import AUTHOR_PICTURE_RENDITIONS, build_article_assets, make_renditions
from blog.models import ArticlePage, AuthorProfile
from tests.pictures import SECRET, photograph

SIZE = (900, 600)


@pytest.fixture(autouse=True)
def stored(settings: Any, tmp_path: Path) -> Iterator[Callable[[], dict[str, bool]]]:
    """The names of the stored files, each with whether it has the place in it."""
    warnings.filterwarnings("ignore", message="(?i)unclosed file", category=ResourceWarning)  # of renditions
    settings.MEDIA_ROOT = str(tmp_path)
    yield lambda: {
        str(path.relative_to(tmp_path)): SECRET in path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()
    }
    gc.collect()


def upload(kind: str, **options: Any) -> SimpleUploadedFile:
    return SimpleUploadedFile(f"desk.{'jpg' if kind == 'JPEG' else kind.lower()}", photograph(kind, **options))


def as_it_was_stored_before(upload: Any, content: bytes) -> None:
    Path(upload.file.path).write_bytes(content)
    type(upload).objects.filter(pk=upload.pk).update(file_hash="", file_size=None)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "AVIF", "GIF"])
@pytest.mark.parametrize("address", ["add", "add_multiple", "chooser/create"])
def test_picture_sent_to_the_cms(client: Any, editor: Any, stored: Any, address: str, kind: str) -> None:
    client.force_login(editor)
    name = {"add": "file", "add_multiple": "files[]", "chooser/create": "image-chooser-upload-file"}[address]
    field = "image-chooser-upload-{}" if "chooser" in address else "{}"
    data = {field.format("title"): "Desk", field.format("collection"): Collection.get_first_root_node().pk}
    path = reverse("wagtailimages_chooser:create" if "chooser" in address else f"wagtailimages:{address}")

    response = client.post(
        path, data | {name: upload(kind, orientation=6)}, headers={"X-Requested-With": "XMLHttpRequest"}
    )

    assert response.status_code in {200, 302}
    image = get_image_model().objects.get()
    assert set(stored().values()) == {False}
    assert (image.width, image.height) == ((90, 60) if kind == "GIF" else (60, 90))
    content = Path(image.file.path).read_bytes()
    assert (image.file_size, image.file_hash) == (len(content), hash_of(content))


def hash_of(content: bytes) -> str:
    return sha1(content, usedforsecurity=False).hexdigest()


def test_picture_sent_without_a_title_and_given_one_in_a_second_step(client: Any, editor: Any, stored: Any) -> None:
    client.force_login(editor)
    headers = {"X-Requested-With": "XMLHttpRequest"}
    root = Collection.get_first_root_node().pk
    file = upload("JPEG", orientation=6)
    client.post(
        reverse("wagtailimages:add_multiple"),
        {"title": "x" * 300, "collection": root, "files[]": file},
        headers=headers,
    )
    waiting = UploadedFile.objects.get()
    assert (get_image_model().objects.count(), stored()) == (0, {waiting.file.name: False})
    pk = waiting.pk
    prefix = f"uploaded-image-{pk}"
    client.post(
        reverse("wagtailimages:create_multiple_from_uploaded_image", args=[pk]),
        {f"{prefix}-title": "Desk", f"{prefix}-collection": root},
        headers=headers,
    )

    image = get_image_model().objects.get()
    assert (image.width, image.height) == (60, 90)
    assert stored() == {image.file.name: False}


def test_document_that_is_a_picture(client: Any, editor: Any, stored: Any) -> None:
    client.force_login(editor)
    file = SimpleUploadedFile("programme.pdf", photograph("JPEG"))

    client.post(
        reverse("wagtaildocs:add"),
        {"title": "Programme", "collection": Collection.get_first_root_node().pk, "file": file},
    )

    document = get_document_model().objects.get()
    assert stored() == {document.file.name: False}
    assert document.file_hash == hash_of(Path(document.file.path).read_bytes())


def test_document_with_words_stays_as_it_is(stored: Any, db: Any) -> None:
    words = b"%PDF-1.7\n" + SECRET
    document = get_document_model().objects.create(title="Programme", file=ContentFile(words, name="programme.pdf"))

    assert Path(document.file.path).read_bytes() == words


def publish(article: ArticlePage, image: Any) -> None:
    article.picture, article.picture_alternative = image, "A desk"
    article.body = [("picture", {"image": image, "alternative": "A desk", "caption": "", "credit": ""})]
    article.save()
    AuthorProfile.objects.create(
        user=article.authors[0], picture=image, picture_alternative="Rosa at a desk", bio="<p>.</p>"
    )
    build_article_assets(article)
    make_renditions(image, AUTHOR_PICTURE_RENDITIONS)


def visit(client: Any, editor: Any, image: Any) -> None:
    """Every page that makes a rendition when it is shown."""
    for address in ["/articles/the-bath/", "/articles/", "/", "/articles/feed/", "", "/authors/rosa/"]:
        assert client.get(address).status_code == 200, address
    client.force_login(editor)
    for address in ["wagtailimages:index", "wagtailimages_chooser:choose"]:
        assert client.get(reverse(address)).status_code == 200
    assert client.get(reverse("wagtailimages:edit", args=[image.pk])).status_code == 200
    client.logout()


@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_article_with_a_picture(client: Any, article: ArticlePage, editor: Any, stored: Any, kind: str) -> None:
    image = get_image_model().objects.create(title="Desk", file=upload(kind, orientation=6, size=SIZE))

    publish(article, image)
    visit(client, editor, image)

    shown = {rendition.filter_spec for rendition in Rendition.objects.all()}
    assert {"width-1200|format-jpeg", "max-165x165", "max-800x600", *AUTHOR_PICTURE_RENDITIONS} <= shown
    assert stored() == dict.fromkeys([image.file.name, *Rendition.objects.values_list("file", flat=True)], False)
    assert article.assets.picture.name in stored()
    for rendition in Rendition.objects.all():
        with Image.open(rendition.file.path) as made:
            assert (dict(made.getexif()), made.info.keys() & {"xmp", "photoshop", "comment"}) == ({}, set())


def test_what_was_stored_before_is_stripped_by_a_command(
    client: Any, article: ArticlePage, editor: Any, stored: Any, capsys: Any, django_capture_on_commit_callbacks: Any
) -> None:
    image = get_image_model().objects.create(title="Desk", file=upload("JPEG", size=SIZE))
    as_it_was_stored_before(image, photograph("JPEG", size=SIZE, orientation=6))
    image.refresh_from_db()
    publish(article, image)
    made_later = get_image_model().objects.create(title="Later", file=upload("PNG", size=SIZE))
    made_later.get_rendition("width-90")
    Path(made_later.renditions.get().file.path).write_bytes(photograph("PNG"))
    document = get_document_model().objects.create(
        title="Programme", file=SimpleUploadedFile("p.pdf", photograph("PNG"))
    )
    as_it_was_stored_before(document, photograph("PNG"))
    lost = get_image_model().objects.create(title="Lost", file=upload("GIF"))
    Path(lost.file.path).unlink()
    made = made_later.renditions.get().file.name
    before = {name for name, secret in stored().items() if secret}
    assert {image.file.name, made, document.file.name} < before

    with django_capture_on_commit_callbacks(execute=True):
        call_command("strip_image_metadata")

    assert capsys.readouterr().out.splitlines() == [
        f"{image.file.name}: metadata taken out.",
        f"{made}: made anew.",
        f"{lost.file.name} cannot be read.",
        f"{document.file.name}: metadata taken out.",
        "Files with metadata, or unreadable ... 4",
    ]
    assert set(stored().values()) == {False}
    assert before.isdisjoint(stored())
    changed = get_image_model().objects.get(pk=image.pk)
    assert (changed.width, changed.height) == (600, 900)
    assert ArticlePage.objects.get().assets.picture.name in stored()
    assert Rendition.objects.filter(image=image).count() == 16

    call_command("strip_image_metadata")

    assert capsys.readouterr().out.splitlines() == [
        f"{lost.file.name} cannot be read.",
        "Files with metadata, or unreadable ... 1",
    ]
