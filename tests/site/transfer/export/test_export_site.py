"""`manage.py export_site`."""

import stat
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from tests.factories import CommentFactory

pytestmark = pytest.mark.django_db


def run(*args):
    out, err = StringIO(), StringIO()
    call_command("export_site", *map(str, args), stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_it_says_what_it_wrote_and_where(article, member, tmp_path):
    CommentFactory(target=article, member=member)

    said, warned = run(tmp_path / "out")

    counted = "1 articles, 1 comments, 0 mentions, 2 people, 0 pictures"
    assert said == f"{counted}: {tmp_path}/out/site.jsonl, {tmp_path}/out/wordpress.xml, {tmp_path}/out/media\n"
    assert warned == ""


def test_nobody_else_on_the_machine_can_read_it(tmp_path):
    run(tmp_path / "deep" / "out")

    assert stat.S_IMODE((tmp_path / "deep" / "out").stat().st_mode) == 0o700


def test_addresses_come_with_a_warning(tmp_path):
    assert "keep it as you keep the database" in run(tmp_path, "--with-addresses")[0]


def test_nothing_is_written_over(tmp_path):
    (tmp_path / "site.jsonl").write_text("last year's")

    with pytest.raises(CommandError, match="isn’t empty"):
        run(tmp_path)
    assert (tmp_path / "site.jsonl").read_text() == "last year's"


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_text("")

    with pytest.raises(CommandError, match="couldn’t be written whole"):
        run(tmp_path / "out")


def test_pictures_are_copied_once_with_their_path(article, image, tmp_path):
    article.picture, article.picture_alternative = image, "A desk"
    article.body = [("picture", {"image": image, "alternative": "A desk", "caption": "", "credit": ""})]
    article.save()

    said, _ = run(tmp_path / "out")

    assert "1 pictures" in said
    copied = tmp_path / "out" / "media" / image.file.name
    assert copied.read_bytes() == image.file.storage.open(image.file.name).read()
    assert f'"path": "media/{image.file.name}"' in (tmp_path / "out" / "site.jsonl").read_text()


def test_a_picture_whose_file_is_lost_is_said(article, image, tmp_path):
    article.picture = image
    article.save()
    image.file.storage.delete(image.file.name)

    said, warned = run(tmp_path / "out")

    assert "1 articles" in said
    assert warned.startswith("The file of the picture “desk.png” could not be copied")


def test_where_the_pictures_will_be(article, image, tmp_path):
    article.picture = image
    article.save()

    run(tmp_path / "out", "--pictures-at", "https://files.example/media")

    address = f"https://files.example/media/{image.file.name}"
    assert f"<wp:attachment_url>{address}</wp:attachment_url>" in (tmp_path / "out" / "wordpress.xml").read_text()
