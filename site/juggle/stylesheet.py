"""Joins the files in site/styles into `css/site.css`, so that a page loads one stylesheet without a build step.

See docs/decisions/0007.
"""

import re
import shutil
import tempfile
import weakref
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

STYLES_FOLDER = Path(__file__).resolve().parents[1] / "styles"
STYLESHEET = "css/site.css"
IMPORT = re.compile(r'^@import "(?P<part>[^"]+)" layer\((?P<layer>[a-z]+)\);$', re.MULTILINE)


def bundled_css(folder: Path = STYLES_FOLDER) -> str:
    def part(line: re.Match[str]) -> str:
        return f"@layer {line['layer']} {{\n{(folder / line['part']).read_text()}}}"

    return IMPORT.sub(part, (folder / "site.css").read_text())


class StylesheetFinder(BaseFinder):
    """Finds the joined file. Finders return files, so each process writes it into a temporary folder of its own."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        folder = tempfile.mkdtemp(prefix="juggle-styles-")
        weakref.finalize(self, shutil.rmtree, folder, ignore_errors=True)
        self.storage = FileSystemStorage(folder)

    def check(self, **kwargs: Any) -> list[Any]:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        if path != STYLESHEET:
            return []
        self._write()
        return [self.storage.path(STYLESHEET)] if find_all else self.storage.path(STYLESHEET)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        self._write()
        yield STYLESHEET, self.storage

    def _write(self) -> None:
        file, css = Path(self.storage.path(STYLESHEET)), bundled_css()
        # Written only after a change, because browsers revalidate by the time of the file.
        if not file.exists() or file.read_text() != css:
            file.parent.mkdir(exist_ok=True)
            file.write_text(css)
