"""Markup lives in templates, and nothing in a template runs or shines by itself."""

import re
from pathlib import Path

import pytest

from .rooms import ROOT, named, source_files, strings_in, template_files

TAG = re.compile(
    r"</?(?:a|abbr|article|aside|b|blockquote|body|br|button|code|dd|del|details|div|dl|dt|em|figcaption|figure|footer|form|"
    r"h[1-6]|head|header|hr|html|i|iframe|img|input|ins|kbd|label|li|link|main|mark|meta|nav|ol|option|p|path|pre|rect|s|"
    r"section|select|small|span|strong|style|sub|summary|sup|svg|table|tbody|td|textarea|tfoot|th|thead|time|title|tr|u|ul)"
    r"(?=[\s/>])",
    re.IGNORECASE,
)
# Files that read or write markup as their work. An entry that is no longer needed fails as well.
MARKUP_ON_PURPOSE = {
    "blog/editor/empty_links.py",
    "blog/markup/citations.py",
    "blog/editor/long_paragraphs.py",
    "blog/editor/unknown_citations.py",
    "site/transfer/articles/article_values.py",
    "site/transfer/articles/information_pages.py",
    "site/transfer/articles/old_links.py",
    "site/transfer/content/comparison_tables.py",
    "site/transfer/content/footnotes_in_text.py",
    "site/transfer/content/html_blocks.py",
    "site/transfer/content/inline_html.py",
    "site/transfer/content/pictures_in_text.py",
    "site/transfer/content/shortcodes.py",
}


def tags_in(path: Path) -> list[str]:
    return [named(path, line, text.strip()[:60]) for line, text in strings_in(path) if TAG.search(text)]


def test_python_holds_no_markup() -> None:
    found = [
        where
        for path in source_files()
        if str(path.relative_to(ROOT)) not in MARKUP_ON_PURPOSE
        for where in tags_in(path)
    ]

    assert found == []


def test_every_exception_for_markup_is_still_needed() -> None:
    assert [name for name in sorted(MARKUP_ON_PURPOSE) if not tags_in(ROOT / name)] == []


FORBIDDEN_IN_TEMPLATES = {
    "an inline style": re.compile(r"""\sstyle\s*=""", re.IGNORECASE),
    "an inline handler": re.compile(r"""\son[a-z]+\s*=\s*["']""", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "a script without src": re.compile(r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(?:ld\+)?json)", re.IGNORECASE),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
    "|safe": re.compile(r"\|\s*safe\b"),
    # HTML allows three at most.
    "a time with six decimals": re.compile(r"""datetime="\{\{[^}]*\|date:["']c["']"""),
    # Valid HTML, and as htmx reads it too.
    "an attribute of htmx without data-": re.compile(r"""[\s"'}]hx-[a-z]+(?:[-:][\w:-]+)?\s*=""", re.IGNORECASE),
    "autoescape off": re.compile(r"autoescape\s+(?:off|false)", re.IGNORECASE),
}

# Nothing that anybody typed. An entry that is no longer needed fails as well.
SAFE_ON_PURPOSE = {
    "templates/django/forms/_errors_and_help.html",  # texts of code; Django writes password rules as HTML
    "templates/mfa/totp/activate_form.html",  # the QR code, an SVG drawn by allauth
}


@pytest.mark.parametrize("what", FORBIDDEN_IN_TEMPLATES)
def test_no_template_contains(what: str) -> None:
    # E-mails carry their style in themselves, since a mail program loads no stylesheet; text is not HTML.
    pages = [
        path
        for path in template_files()
        if path.suffix != ".txt" and (what != "a style element" or "emails" not in path.parts)
    ]

    found = [
        named(path, text.count("\n", 0, match.start()) + 1, what)
        for path in pages
        for text in [path.read_text()]
        for match in FORBIDDEN_IN_TEMPLATES[what].finditer(text)
        if not (what == "|safe" and str(path.relative_to(ROOT)) in SAFE_ON_PURPOSE)
    ]

    assert found == []


def test_every_exception_for_safe_is_still_needed() -> None:
    assert [name for name in sorted(SAFE_ON_PURPOSE) if "|safe" not in (ROOT / name).read_text()] == []
