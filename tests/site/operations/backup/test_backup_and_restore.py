"""A site that was backed up, destroyed and restored is the same site."""

import io
import multiprocessing
import os
import re
import signal
import tarfile
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from blog.assets.publish_assets import build_article_assets
from blog.models import ArticlePage
from community.comments.models import Comment
from community.members.models import User
from operations.backup.creation import create_backup
from operations.backup.problems import BackupError
from operations.backup.tarball import Tarball, checked, members
from tests.factories import PASSWORD, ArticlePageFactory, CommentFactory, UserFactory
from tests.site.operations.conftest import rows


def backup(folder: Path, *arguments: str) -> Path:
    said = io.StringIO()
    call_command("backup", "--to", str(folder), *arguments, stdout=said)
    return Path(said.getvalue().split(" (")[0])


def restore(archive: Path, *arguments: str) -> str:
    said = io.StringIO()
    call_command("restore", str(archive), *arguments, stdout=said)
    return said.getvalue()


@pytest.fixture
def lively(site_to_back_up: None) -> None:
    """Somebody who wrote, somebody who answered, and a picture."""
    author = UserFactory(display_name="Rosa Okafor", username="rosa", groups=["Authors"])
    picture = get_image_model().objects.create(title="desk", file=get_test_image_file("desk.png", size=(90, 60)))
    article = ArticlePageFactory(title="The bath", slug="the-bath", author=author, picture=picture)
    CommentFactory(target=article, member=UserFactory(display_name="Jonas M.", username="jonas-m"), body="Ours too.")


@pytest.fixture
def archive(lively: None, tmp_path: Path) -> Path:
    return backup(tmp_path / "backups")


def test_what_was_backed_up_and_lost_comes_back_and_people_sign_in(archive, empty_site, own_media):
    before = rows()
    picture = get_image_model().objects.get().file.name
    content = (own_media / picture).read_bytes()
    files = len([path for path in own_media.rglob("*") if path.is_file()])
    empty_site()

    said = restore(archive)

    assert rows() == before
    assert before["comments_comment"] == 1
    assert Path(default_storage.path(picture)).read_bytes() == content
    assert files == 1
    assert f"{sum(before.values())} rows in {len(before)} tables, 1 file. All there." in said
    client = Client()
    client.post("/account/login/", {"login": "jonas-m@example.org", "password": PASSWORD})
    assert client.session["_auth_user_id"] == str(User.objects.get(username="jonas-m").pk)
    build_article_assets(ArticlePage.objects.get(slug="the-bath"))
    assert "Ours too." in client.get("/articles/the-bath/").text
    assert list(Group.objects.values_list("name", flat=True).order_by("name"))[:3] == [
        "Area moderators",
        "Authors",
        "Editors",
    ]


def test_what_is_written_after_a_restore_gets_keys_of_its_own(archive, empty_site):
    """On PostgreSQL keys come from sequences, which have to come back too."""
    empty_site()
    restore(archive)

    CommentFactory(member=User.objects.get(username="jonas-m"))

    assert Comment.objects.count() == 2


def test_the_manifest_counts_what_is_in_the_archive_and_names_no_secret(archive, settings):
    manifest = checked(archive)

    assert manifest.rows == rows()
    assert any(name.startswith("members.0001") for name in manifest.migrations)
    assert re.fullmatch(r"[0-9a-f]{16}", manifest.key_fingerprint)
    assert settings.SECRET_KEY not in manifest.to_json().decode()


def test_told_to_replace_it_leaves_nothing_of_what_came_since(archive, own_media):
    before = rows()
    UserFactory(username="came-later")
    default_storage.save("came-later.txt", io.BytesIO(b"later"))
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE of_a_newer_version (user_id bigint REFERENCES members_user (id))")

    restore(archive, "--replace")

    assert rows() == before
    assert not User.objects.filter(username="came-later").exists()
    assert not (own_media / "came-later.txt").exists()


# --- .env ---


def test_dotenv_is_left_out_unless_asked_for_and_never_put_back_by_itself(lively, tmp_path, settings):
    (tmp_path / ".env").write_text("SECRET_KEY=one\n")
    settings.ROOT = tmp_path

    without = backup(tmp_path / "without")
    with_it = backup(tmp_path / "with", "--with-env")

    assert ".env" not in checked(without).files
    assert {name: content.read() for name, content in members(with_it)}[".env"] == b"SECRET_KEY=one\n"
    assert "Compare .env" not in restore(without, "--replace")
    (tmp_path / ".env").write_text("SECRET_KEY=two\n")
    assert f"tar -xzOf {with_it} .env" in restore(with_it, "--replace")
    assert (tmp_path / ".env").read_text() == "SECRET_KEY=two\n"


def test_another_secret_key_is_noticed(archive, settings):
    assert "SECRET_KEY" not in restore(archive, "--replace")

    settings.SECRET_KEY = "another-" + "x" * 50

    assert "Put back the .env of then. The SECRET_KEY is another one" in restore(archive, "--replace")


# --- A backup is whole, or not there ---


def test_a_backup_that_fails_leaves_nothing_behind(lively, tmp_path, monkeypatch):
    (tmp_path / "backups").mkdir()

    def fails(*args: Any) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("operations.backup.tarball.Tarball.add", fails)
    with pytest.raises(BackupError, match="No backup was made in .*No space left on device"):
        create_backup(tmp_path / "backups")

    assert list((tmp_path / "backups").iterdir()) == []


def killed_in_mid_backup(folder: Path) -> None:
    connection.connection = None  # the parent's: the child may neither use nor end it
    Tarball.finish = lambda self, manifest: os.kill(os.getpid(), signal.SIGKILL)  # type: ignore[method-assign]
    create_backup(folder)


def test_a_backup_that_is_killed_never_looks_like_one(lively, tmp_path):
    """After the last file, before the manifest."""
    folder = tmp_path / "backups"
    folder.mkdir()
    child = multiprocessing.get_context("fork").Process(target=killed_in_mid_backup, args=[folder])
    child.start()
    child.join(60)

    assert child.exitcode == -signal.SIGKILL
    left = list(folder.iterdir())
    assert [path.suffix for path in left] == [".unfinished"]
    assert list(folder.glob("*.tar.gz")) == []

    os.utime(left[0], (0, 0))
    finished = backup(folder)
    assert list(folder.iterdir()) == [finished]


def test_only_old_backups_are_removed_and_nothing_else(lively, tmp_path):
    folder = tmp_path / "backups"
    folder.mkdir()
    for name in ("juggle-20200101T000000Z.tar.gz", "juggle-notes.tar.gz", "juggle-20200101T000000Z.txt", "photos"):
        (folder / name).write_text("")

    made = backup(folder, "--keep-days", "14")

    assert sorted(path.name for path in folder.iterdir()) == sorted(
        [made.name, "juggle-20200101T000000Z.txt", "juggle-notes.tar.gz", "photos"]
    )
    assert checked(made).rows == rows()


# --- PostgreSQL ---

only_postgresql = pytest.mark.skipif("sqlite" in os.environ.get("DATABASE_URL", "sqlite"), reason="for PostgreSQL")


@only_postgresql
def test_the_programs_use_the_sites_own_connection_whatever_the_shell_says(lively, tmp_path, monkeypatch):
    for name, value in {"PGDATABASE": "postgres", "PGHOST": "192.0.2.1", "PGUSER": "nobody", "PGPORT": "1"}.items():
        monkeypatch.setenv(name, value)

    assert checked(backup(tmp_path / "backups")).rows == rows()


@only_postgresql
def test_the_password_is_in_no_argument(lively, tmp_path, monkeypatch):
    seen = tmp_path / "seen"
    for name in ("pg_dump", "psql", "pg_restore"):
        program = tmp_path / "bin" / name
        program.parent.mkdir(exist_ok=True)
        program.write_text(f'#!/bin/sh\necho "$0 $*" >>{seen}\nPATH={os.environ["PATH"]} exec {name} "$@"\n')
        program.chmod(0o700)
    monkeypatch.setenv("PATH", f"{tmp_path / 'bin'}:{os.environ['PATH']}")
    password = connection.get_connection_params()["password"]

    restore(backup(tmp_path / "backups"), "--replace")

    lines = seen.read_text().splitlines()
    # pg_restore writes into psql: which of the two starts first is left to the machine.
    assert sorted(Path(line.split()[0]).name for line in lines) == ["pg_dump", "pg_restore", "psql"]
    assert [line for line in lines if f"password={password}" in line or f":{password}@" in line] == []
    assert all(connection.settings_dict["NAME"] in line for line in lines if "pg_restore" not in line)


@only_postgresql
def test_a_restore_that_fails_half_way_leaves_the_database_as_it_was(lively, archive, monkeypatch):
    UserFactory(username="came-later")
    before = rows()
    monkeypatch.setattr("operations.backup.restoration.checked", lambda path: checked(archive))
    cut = archive.with_name("cut.tar.gz")
    with tarfile.open(archive) as source, tarfile.open(cut, "w:gz") as target:
        for member in source:
            content = source.extractfile(member).read()  # type: ignore[union-attr]
            if member.name == "database.dump":
                content = content[: len(content) * 2 // 3]
                member.size = len(content)
            target.addfile(member, io.BytesIO(content))

    with pytest.raises(CommandError, match=r"(psql|pg_restore) failed: ."):
        restore(cut, "--replace")

    assert rows() == before
