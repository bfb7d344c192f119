"""The parts in site/styles, joined into the one `css/site.css` that a page asks for, without a build step."""

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
    """Finders answer with files, so each process keeps the joined one in a folder of its own."""

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
        # Only when something changed: browsers ask again by the file's time.
        if not file.exists() or file.read_text() != css:
            file.parent.mkdir(exist_ok=True)
            file.write_text(css)
