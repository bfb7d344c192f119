from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image


def encoded(picture: Image.Image, kind: str = "PNG", **options: Any) -> bytes:
    file = BytesIO()
    picture.save(file, kind, **options)
    return file.getvalue()


@pytest.fixture
def uploaded() -> Callable[..., SimpleUploadedFile]:
    """uploaded(size=(300, 200), kind="JPEG"): a picture as a browser sends it; `content=` for anything else."""

    def uploaded(content: bytes | None = None, *, size=(300, 200), kind="PNG", colour="teal", **options: Any):
        if content is None:
            content = encoded(Image.new("RGB", size, colour), kind, **options)
        return SimpleUploadedFile("me.png", content, content_type="image/png")

    return uploaded


@pytest.fixture
def files(settings: Any, tmp_path: Path) -> Callable[[], list[str]]:
    """The names of everything stored so far, in a folder of this test's own."""
    settings.MEDIA_ROOT = str(tmp_path)
    return lambda: sorted(str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file())
