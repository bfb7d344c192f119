"""A database of each version that can be upgraded is brought up to this one, and nothing of it is lost."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.test import Client

from blog.models import ArticlePage
from community.comments.models import Comment
from community.comments.recount import STORED
from community.members.models import User
from operations.database_version import missing_in_database
from operations.read_only import is_read_only
from operations.upgrade.installed_version import InstalledVersion, version_of_database
from operations.version import OLDEST_TO_UPGRADE, VERSION
from search.models import SearchEntry

from .old_database import load

#: What is in it, by table, as the version of then wrote it.
OLD_ROWS = {"comments_comment": 145, "blog_articlepage": 15}


def rows_of_then() -> dict[str, int]:
    with connection.cursor() as cursor:
        found = {}
        for table in OLD_ROWS:
            cursor.execute(f"SELECT COUNT(*) FROM {table}")
            found[table] = cursor.fetchone()[0]
    return found


@pytest.fixture
def old_site(empty_site, settings, tmp_path):
    settings.BACKUP_ROOT = tmp_path / "backups"
    settings.HEARTBEAT_ROOT = tmp_path / "heartbeats"
    settings.STATIC_ROOT = tmp_path / "static"
    empty_site()
    load(OLDEST_TO_UPGRADE)


def test_the_oldest_version_is_brought_up_to_date_and_back(old_site, settings):
    assert rows_of_then() == OLD_ROWS
    people = User.objects.values_list("pk").count()
    assert version_of_database() == ""
    said = StringIO()

    call_command("upgrade", stdout=said)

    assert missing_in_database(MigrationLoader(connection)) == []
    assert (version_of_database(), InstalledVersion.objects.count()) == (VERSION, 1)
    assert (Comment.objects.count(), ArticlePage.objects.count(), User.objects.count()) == (145, 15, people)
    assert [stored.what for stored in STORED if stored.wrong().exists()] == []
    assert SearchEntry.objects.filter(kind="article").count() == ArticlePage.objects.live().count()
    article = ArticlePage.objects.live().order_by("pk")[0]
    pages = ["/", "/articles/", article.get_url(), "/search/?q=work", "/discussions/"]
    assert [Client().get(page).status_code for page in pages] == [200] * 5
    assert not is_read_only()
    backup = next(settings.BACKUP_ROOT.glob("juggle-*.tar.gz"))
    assert f"manage.py restore --replace {backup}" in said.getvalue()

    # The way back leads back.
    Comment.objects.all()[0].delete()
    call_command("restore", str(backup), "--replace", stdout=StringIO())
    assert rows_of_then() == OLD_ROWS
    assert missing_in_database(MigrationLoader(connection)) != []
