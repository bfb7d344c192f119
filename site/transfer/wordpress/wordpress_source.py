"""The files of one WordPress site as a source."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import tzinfo
from pathlib import Path

from transfer.imported import ImportedCategory, ImportedPerson, ImportedPost, ReadingProblem, Survey, Warn

from .wxr_elements import Element, read_elements
from .wxr_posts import KINDS, file_of, post_of

#: Parts of the old site's look, settings, and earlier versions of posts.
OF_THE_SITE_ITSELF = frozenset(
    {
        *("revision", "nav_menu_item", "custom_css", "customize_changeset", "oembed_cache", "user_request"),
        *("wp_block", "wp_template", "wp_template_part", "wp_global_styles", "wp_navigation", "wp_font_face"),
        "wp_font_family",
    }
)


class WordPressSource:
    """WXR 1.0 to 1.2; `zone` is the time zone of the old site's clock, for dates that are written only by it."""

    name = "wordpress"

    def __init__(self, paths: Sequence[Path], zone: tzinfo) -> None:
        self.paths = list(paths)
        self.zone = zone

    def elements(self, warn: Warn) -> Iterator[tuple[Path, Element]]:
        for path in self.paths:
            for element in read_elements(path, warn):
                yield path, element

    def survey(self, warn: Warn) -> Survey:
        found = Survey()
        for path, element in self.elements(warn):
            if element.name == "item":
                self._note_item(found, element, path, warn)
            elif element.name in ("wp:base_blog_url", "link") and not found.site_address:
                found.site_address = element.text.strip().rstrip("/")
            elif element.name == "wp:author":
                person = person_of(element)
                found.people[person.key] = person
            elif element.name == "wp:category":
                slug, name = element.value("wp:category_nicename"), element.value("wp:cat_name")
                found.categories[slug] = ImportedCategory(slug, name)
        return found

    def _note_item(self, found: Survey, item: Element, path: Path, warn: Warn) -> None:
        kind = item.value("wp:post_type")
        if kind == "attachment":
            file = file_of(item)
            found.files[file.source_id] = file
        elif kind in KINDS:
            found.post_count += 1
        elif kind not in OF_THE_SITE_ITSELF:
            named = f"“{item.value('title')}” is of a kind we don’t know ({kind or 'none given'})"
            warn(ReadingProblem(f"{named} and was left out.", line=item.line, file_name=path.name, is_left_out=True))

    def posts(self, survey: Survey, warn: Warn) -> Iterator[ImportedPost]:
        for path, element in self.elements(warn):
            if element.name == "item" and element.value("wp:post_type") in KINDS:
                yield post_of(element, self.zone, path.name)


def person_of(element: Element) -> ImportedPerson:
    login = element.value("wp:author_login")
    return ImportedPerson(
        key=login,
        source_id=element.value("wp:author_id"),
        name=element.value("wp:author_display_name") or login,
        email=element.value("wp:author_email"),
    )
