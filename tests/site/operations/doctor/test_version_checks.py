"""Packages, code and database of different versions."""

from django.db.migrations.recorder import MigrationRecorder
from django.utils import timezone

from operations.doctor import version_checks


def test_old_or_missing_packages_are_found(look, settings, tmp_path):
    pins = ["django==1.0 \\", "    --hash=x", "not-here==2 \\", "only-there==3 ; sys_platform == 'x'"]
    (tmp_path / "requirements.txt").write_text("\n".join(pins))
    settings.ROOT = tmp_path

    assert look() == [("packages", "The packages are not those of this version: django 1.0 and 1 more missing.", True)]


def test_every_pinned_package_is_read(settings):
    text = (settings.ROOT / "requirements.txt").read_text()

    assert {"django", "psycopg", "granian"} <= {name for name, _, _ in version_checks.PINNED.findall(text)}


def test_a_database_older_than_the_code_is_found(look):
    newest = MigrationRecorder.Migration.objects.filter(app="search").latest("pk")
    newest.delete()

    found = look()

    assert [(check, what) for check, what, _ in found] == [
        ("migrations", "The database is older than the code: 1 migration is missing.")
    ]


def test_a_database_newer_than_the_code_is_found(look):
    MigrationRecorder.Migration.objects.create(app="blog", name="9999_tomorrow", applied=timezone.now())

    assert look() == [
        ("migrations", "The database was changed by a newer version: this one does not know blog.9999_tomorrow.", True)
    ]
