"""Static files that were not collected are named, rather than found out by every page."""

import json

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import ImproperlyConfigured
from django.http import HttpResponse
from django.utils.functional import empty

from juggle.static_files import StaticFilesMiddleware
from operations.collected_files import missing_static_files, own_static_files, require_static_files

COMPRESSED = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}


@pytest.fixture
def collected(settings, tmp_path):
    """As a process finds them at its start: call it with the names in the manifest, or None for no manifest at all."""

    def start(names: set[str] | None) -> None:
        if names is not None:
            paths = {name: name for name in names}
            (tmp_path / "staticfiles.json").write_text(json.dumps({"paths": paths, "version": "1.1", "hash": ""}))
        settings.STATIC_ROOT = tmp_path
        settings.STORAGES = settings.STORAGES | {"staticfiles": COMPRESSED}
        staticfiles_storage._wrapped = empty

    yield start
    staticfiles_storage._wrapped = empty


@pytest.mark.parametrize("debug", [False, True], ids=["files listed at the start", "files looked up"])
def test_the_manifest_is_not_served_and_what_it_names_is(settings, db, rf, tmp_path, debug):
    for name in ("staticfiles.json", "staticfiles.json.gz", "site.css"):
        (tmp_path / name).write_text("{}")
    settings.STATIC_ROOT, settings.DEBUG = tmp_path, debug
    middleware = StaticFilesMiddleware(lambda request: HttpResponse(status=404))

    answers = [
        middleware(rf.get(f"/static/{name}")) for name in ("staticfiles.json", "staticfiles.json.gz", "site.css")
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 200]
    answers[2].close()


def test_where_static_files_are_served_as_they_are_written_none_is_missing():
    assert missing_static_files() == []


def test_all_are_missing_when_nothing_was_collected(collected):
    collected(None)

    assert missing_static_files() == own_static_files()
    assert len(own_static_files()) > 15


def test_what_a_new_version_brings_is_missing_until_it_is_collected(collected):
    collected({*own_static_files()} - {"js/menu.js"})

    assert missing_static_files() == ["js/menu.js"]


def test_a_site_whose_pages_would_all_be_errors_is_not_ready_and_says_why(client, db, collected):
    collected(None)

    answer = client.get("/readyz")

    with pytest.raises(ValueError, match="Missing staticfiles manifest entry"):
        client.get("/")
    assert (answer.status_code, answer.json()) == (
        503,
        {"status": "failed", "failed": ["static files"], "problems": {"static files": "not collected"}},
    )


def test_with_all_collected_it_is_ready(client, db, collected):
    collected(set(own_static_files()))

    assert client.get("/readyz").json() == {"status": "ok", "failed": [], "problems": {}}


def test_the_web_server_does_not_start_without_them_and_says_what_to_do(collected):
    collected(None)

    with pytest.raises(ImproperlyConfigured) as refused:
        require_static_files()

    assert str(refused.value) == (
        f"Juggle cannot start: {len(set(own_static_files()))} static files are not collected, css/site.css among them. "
        "Run `manage.py collectstatic --noinput` with the settings of the web server, then start again."
    )
