"""The site can be somebody else's: its name stands in the settings and in the demo, and nowhere else a reader looks."""

from .rooms import ROOT, named, source_files, strings_in, template_files

NAME = "Juggle"
# What the operator of the software reads, who has installed Juggle under whatever name. An entry that is no longer
# needed fails as well.
ABOUT_THE_SOFTWARE = {
    "site/operations/backup/database_kinds.py",
    "site/operations/backup/manifest.py",
    "site/operations/backup/restoration.py",
    "site/operations/backup/tarball.py",
    "site/juggle/settings/applications.py",
    "site/juggle/settings/environment.py",
    "site/juggle/settings/production.py",
    "site/juggle/settings/social_providers.py",
    "site/operations/collected_files.py",
}
DEFAULT = "site/juggle/settings/identity.py"


def naming_files() -> set[str]:
    found = {path for path in source_files() if any(NAME in text for _, text in strings_in(path))}
    return {str(path.relative_to(ROOT)) for path in found if "demo" not in path.parts}


def test_no_template_names_the_site() -> None:
    lines = [
        named(path, number, line.strip()[:80])
        for path in template_files()
        for number, line in enumerate(path.read_text().splitlines(), start=1)
        if NAME.lower() in line.lower()
    ]

    assert lines == []


def test_no_code_names_the_site_but_the_default() -> None:
    assert naming_files() - ABOUT_THE_SOFTWARE == {DEFAULT}


def test_every_exception_is_still_needed() -> None:
    assert ABOUT_THE_SOFTWARE - naming_files() == set()


def test_no_script_or_style_shows_the_name() -> None:
    files = [path for kind in ("js", "css") for path in (ROOT / "site").rglob(f"*.{kind}")]

    assert [str(path.relative_to(ROOT)) for path in files if NAME in path.read_text()] == []
