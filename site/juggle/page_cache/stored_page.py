"""A finished page in memory, compressed in each way that was asked for."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

import brotli
from backports import zstd

Headers = list[tuple[str, str]]

#: Quick at first. A page that is asked for often is compressed once more, better.
OFTEN: Final = 50
COMPRESSORS: Mapping[str, tuple[Callable[[bytes], bytes], Callable[[bytes], bytes]]] = {
    "identity": (bytes, bytes),
    "gzip": (lambda body: gzip.compress(body, 5, mtime=0), lambda body: gzip.compress(body, 9, mtime=0)),
    "br": (lambda body: brotli.compress(body, quality=4), lambda body: brotli.compress(body, quality=10)),
    "zstd": (lambda body: zstd.compress(body, 3), lambda body: zstd.compress(body, 15)),
}
#: Differ from request to request, or are said anew about each variant.
NOT_KEPT = frozenset({"x-request-id", "x-noise", "content-length", "cache-control", "etag", "vary"})
#: Browsers ask again each time, a proxy after a second.
CACHE_CONTROL: Final = "public, max-age=0, s-maxage=1, must-revalidate"


@dataclass
class Variant:
    headers: Headers
    body: bytes
    times_asked: int = 1


class StoredPage:
    def __init__(self, headers: Headers, body: bytes, *, state: object, ends_at: float) -> None:
        """`state`: the `DatabaseState` before it was made. `ends_at`: by the monotonic clock, when it says something
        about the time that is no longer true."""
        self.body = body
        self.state = state
        self.ends_at = ends_at
        # Weak: the same whatever the compression.
        self.etag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'
        self.about = [("Cache-Control", CACHE_CONTROL), ("Vary", "Cookie, Accept-Encoding"), ("ETag", self.etag)]
        self._headers = [*((name, value) for name, value in headers if name.lower() not in NOT_KEPT), *self.about]
        self._variants: dict[str, Variant] = {}

    @property
    def size(self) -> int:
        compressed = sum(len(each.body) for coding, each in self._variants.items() if coding != "identity")
        return len(self.body) + compressed

    def variant(self, coding: str) -> tuple[Variant, bool]:
        """The page in this encoding, and whether the page takes another number of bytes since."""
        found = self._variants.get(coding)
        if found is None:
            return self._compress(coding, COMPRESSORS[coding][0]), True
        found.times_asked += 1
        if found.times_asked == OFTEN:
            better = self._compress(coding, COMPRESSORS[coding][1])
            better.times_asked = OFTEN
            return better, True
        return found, False

    def _compress(self, coding: str, compress: Callable[[bytes], bytes]) -> Variant:
        body = compress(self.body)
        encoding = [] if coding == "identity" else [("Content-Encoding", coding)]
        made = Variant([*self._headers, *encoding, ("Content-Length", str(len(body)))], body)
        self._variants[coding] = made
        return made
