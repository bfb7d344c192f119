"""Joins the files of site/styles into two stylesheets, and scripts of site/static/js into one for each kind of page.

So a page loads few files without a build step. See docs/decisions/0007.
"""

import atexit
import re
import shutil
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from threading import get_ident
from typing import Any

from django.contrib.staticfiles import finders
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

STYLES_FOLDER = Path(__file__).resolve().parents[1] / "styles"
STYLESHEET = "css/site.css"
#: What is joined from which table of contents. An article has the first alone, so that it is there sooner; with a
#: check-in in it, the last as well.
STYLESHEETS = {STYLESHEET: "site.css", "css/pages.css": "pages.css", "css/check-in.css": "check-in.css"}
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
#: What is kept as it is (a string), and spaces that mean nothing: around signs, after the colon of a declaration, or
#: more than one. The space before a colon is kept: `.a :is(…)` is another element than `.a:is(…)`.
SPACES = re.compile(r"""(?P<kept>"[^"]*")|;?\s*(?P<end>})\s*|\s*(?P<sign>[{;,])\s*|(?P<colon>:)\s+|\s+""")
IMPORT = re.compile(r'^@import "(?P<part>[^"]+)" layer\((?P<layer>[a-z]+)\);$', re.MULTILINE)

#: Where somebody writes, also without a conversation around it.
WRITING = ("js/character-count.js", "js/submit-by-keyboard.js", "js/drafts.js", "js/guest-comments.js")
#: What each script is joined of, in this order. Parts that find nothing of theirs on a page do nothing.
SCRIPTS = {
    "js/page.js": (
        "js/menu.js",
        "js/follow.js",
        "js/announce-messages.js",
        "js/bell.js",
        "js/time-zone.js",
        "js/embed.js",
        "js/continue-reading.js",
        "js/view-transition.js",
    ),
    "js/writing.js": WRITING,
    "js/conversation.js": (
        "django_htmx/htmx-2.min.js",
        "js/back-navigation.js",
        "js/reply.js",
        *WRITING,
        "js/preview.js",
        "js/quote-selection.js",
        "js/new-since.js",
        "js/reaction.js",
        "js/share.js",
    ),
}


def joined_css(folder: Path = STYLES_FOLDER, contents: str = "site.css") -> str:
    """Without comments and spaces, which nobody reads here. Neighbours in one layer share its block."""
    table = (folder / contents).read_text(encoding="utf-8")
    css = table[: first.start()] if (first := IMPORT.search(table)) else table
    for layer, lines in groupby(IMPORT.finditer(table), key=itemgetter("layer")):
        parts = "\n".join((folder / line["part"]).read_text(encoding="utf-8") for line in lines)
        css += f"@layer {layer} {{\n{parts}}}\n"
    return shortened(css)


def shortened(css: str) -> str:
    return SPACES.sub(lambda found: found[found.lastgroup] if found.lastgroup else " ", COMMENT.sub("", css)).strip()


def joined_script(name: str) -> str:
    return "\n;\n".join(_found(part).read_text(encoding="utf-8") for part in SCRIPTS[name])


def _found(part: str) -> Path:
    file = finders.find(part)
    if file is None:
        raise FileNotFoundError(f"No static file {part}, which juggle.joined_files names.")
    return Path(str(file))


JOINED_FILES: dict[str, Callable[[], str]] = {
    **{name: partial(joined_css, contents=contents) for name, contents in STYLESHEETS.items()},
    **{name: partial(joined_script, name) for name in SCRIPTS},
}


class JoinedFilesFinder(BaseFinder):
    """Finds the joined files. Finders return files, so each process writes them into a temporary folder of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        folder = tempfile.mkdtemp(prefix="juggle-static-")
        # Not with the finder: two first requests at once make two, and a file of the one that is dropped is being sent.
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
        self.storage = FileSystemStorage(folder)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path not in JOINED_FILES:
            return []
        self._write(path)
        return [self.storage.path(path)] if find_all else self.storage.path(path)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path in JOINED_FILES:
            self._write(path)
            yield path, self.storage

    def _write(self, path: str) -> None:
        file, text = Path(self.storage.path(path)), JOINED_FILES[path]()
        # Written only after a change, because browsers revalidate by the time of the file.
        if not file.exists() or file.read_text(encoding="utf-8") != text:
            file.parent.mkdir(parents=True, exist_ok=True)
            # Beside it first: another thread may be reading.
            whole = file.with_suffix(f".{get_ident()}")
            whole.write_text(text, encoding="utf-8")
            whole.replace(file)
