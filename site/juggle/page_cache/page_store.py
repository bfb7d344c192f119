"""Pages by key, bound in bytes; those that nobody has asked for longest go first."""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final

from .stored_page import StoredPage

#: In bytes, for one process.
MOST: Final = 64 * 1024 * 1024
#: What a page takes beside its bytes: its key, its headers and Python's objects around them.
AROUND: Final = 4096


class PageStore:
    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._pages: OrderedDict[tuple[str, ...], StoredPage] = OrderedDict()
        self._sizes: dict[tuple[str, ...], int] = {}
        self.size = 0

    def __len__(self) -> int:
        return len(self._pages)

    def get(self, key: tuple[str, ...]) -> StoredPage | None:
        page = self._pages.get(key)
        if page is not None:
            with self._lock:
                if key in self._pages:
                    self._pages.move_to_end(key)
        return page

    def put(self, key: tuple[str, ...], page: StoredPage) -> None:
        """Also after the page has grown by another compression."""
        with self._lock:
            self.size -= self._sizes.pop(key, 0)
            self._pages[key] = page
            self._pages.move_to_end(key)
            self._sizes[key] = page.size + AROUND
            self.size += self._sizes[key]
            while self.size > self._most:
                oldest, _ = self._pages.popitem(last=False)
                self.size -= self._sizes.pop(oldest)
