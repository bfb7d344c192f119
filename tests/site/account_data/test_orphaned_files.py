"""Files without a row, left by a process that died, are deleted."""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from account_data.models import Export
from account_data.retention import purge
from blog.models import ArticleAssets, ArticlePage
from community.members.models import User

DAYS = 24 * 60


@pytest.fixture
def write(settings: Any, tmp_path: Path) -> Any:
    """`write("private/exports/a.zip", minutes=5)`: a file last written so long ago."""
    settings.PRIVATE_ROOT, settings.MEDIA_ROOT = str(tmp_path / "private"), str(tmp_path / "media")

    def write(name: str, minutes: int) -> None:
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"everything about Jonas")
        then = (timezone.now() - timedelta(minutes=minutes)).timestamp()
        os.utime(path, (then, then))

    write.left = lambda: sorted(  # type: ignore[attr-defined]
        str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()
    )
    return write


def test_files_without_a_row_go_after_two_days(write: Any, member: User, article: ArticlePage) -> None:
    ready = Export.objects.create(member=member, made_at=timezone.now(), file=ContentFile(b"x", name="jonas.zip"))
    User.objects.filter(pk=member.pk).update(picture="face")
    ArticleAssets.objects.create(article=article, card="cards/1-ab.png")
    write(f"private/{ready.file.name}", 3 * DAYS)
    for size in (48, 96, 256):
        write(f"media/members/face-{size}.webp", 3 * DAYS)
        write(f"media/members/left-{size}.webp", 3 * DAYS)
    for name in ["media/cards/1-ab.png", "media/cards/1-cd.png", "private/exports/lost.zip"]:
        write(name, 3 * DAYS)
    write("private/exports/being-made.zip", 2 * DAYS - 5)
    write("media/images/desk.jpg", 300 * DAYS)

    counts = purge()

    assert (counts["files without a row"], counts["exports"]) == (5, 0)
    assert write.left() == [
        "media/cards/1-ab.png",
        "media/images/desk.jpg",
        "media/members/face-256.webp",
        "media/members/face-48.webp",
        "media/members/face-96.webp",
        "private/exports/being-made.zip",
        f"private/{ready.file.name}",
    ]
    assert purge()["files without a row"] == 0


def test_where_nothing_was_ever_stored_nothing_is_done(write: Any, db: Any) -> None:
    assert purge()["files without a row"] == 0
