from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404
from django.test import RequestFactory
from django.urls import URLResolver
from django.urls.resolvers import RegexPattern, Resolver404

from juggle.public_media import public_media
from juggle.settings.environment import ROOT

FILES = {"images/desk.jpg", "cards/1-ab.png", "members/x-48.webp"}
PRIVATE = {"original_images/desk.jpg", "documents/programme.pdf", "wagtail_uploads/desk.jpg", "avatar_images/me.jpg"}


@pytest.fixture
def ask(settings: Any, tmp_path: Path) -> Any:
    settings.MEDIA_ROOT = str(tmp_path)
    for name in FILES | PRIVATE:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"x")

    def ask(name: str) -> int:
        resolver = URLResolver(RegexPattern(r"^/"), public_media())
        try:
            found = resolver.resolve(f"/media/{name}")
            response = found.func(RequestFactory().get("/"), *found.args, **found.kwargs)
        except (Resolver404, Http404):
            return 404
        except SuspiciousFileOperation:
            return 400
        response.file_to_stream.close()
        return int(response.status_code)

    return ask


def test_what_the_site_drew_is_public_and_what_was_uploaded_is_not(ask: Any) -> None:
    assert {name: ask(name) for name in sorted(FILES | PRIVATE)} == {
        name: 200 if name in FILES else 404 for name in sorted(FILES | PRIVATE)
    }


@pytest.mark.parametrize("way", ["images/../original_images/desk.jpg", "images/x/../../original_images/desk.jpg"])
def test_no_way_round_leads_there(ask: Any, way: str) -> None:
    assert ask(way) == 400


def test_proxies_hand_out_the_same_folders(settings: Any) -> None:
    folders = settings.PUBLIC_MEDIA

    nginx, caddy = ((ROOT / "deploy" / name).read_text() for name in ("nginx/juggle.conf", "caddy/Caddyfile"))

    assert f"location ~ ^/media/((?:{'|'.join(folders)})/.+)$ {{" in nginx
    assert "location /media/ {\n        return 404;" in nginx
    assert f"@private not path {' '.join(f'/{folder}/*' for folder in folders)}\n\t\trespond @private 404" in caddy
