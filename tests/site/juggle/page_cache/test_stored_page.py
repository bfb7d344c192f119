"""A kept page goes to each reader in a form they can read."""

import gzip
from random import Random
from typing import Any

import brotli
import pytest
from backports import zstd

from juggle.page_cache.stored_page import OFTEN, StoredPage

WORDS = [
    "the",
    "call",
    "ran",
    "over",
    "and",
    "so",
    "did",
    "bath",
    "while",
    "supper",
    "waited",
    "for",
    "somebody",
    "who",
    "had",
    "promised",
    "to",
    "cook",
    "it",
]
CHANCE = Random(7)  # noqa: S311 -- the same words each time
BODY = "".join(f"<p>{' '.join(CHANCE.choices(WORDS, k=12))}.</p>" for _ in range(300)).encode()
#: What Django says, as it says it to one request.
HEADERS = [
    ("Content-Type", "text/html; charset=utf-8"),
    ("Content-Length", "1"),
    ("Vary", "Cookie"),
    ("X-Request-ID", "9e148803961a"),
    ("X-Noise", "7FVMNZ"),
]


@pytest.fixture
def stored() -> StoredPage:
    return StoredPage(HEADERS, BODY, state=1, ends_at=0)


@pytest.mark.parametrize(
    ("coding", "read"),
    [("br", brotli.decompress), ("zstd", zstd.decompress), ("gzip", gzip.decompress), ("identity", bytes)],
)
def test_in_each_encoding_it_is_the_same_page(stored: StoredPage, coding: str, read: Any) -> None:
    variant, is_new = stored.variant(coding)

    assert is_new
    assert read(variant.body) == BODY
    assert dict(variant.headers).get("Content-Encoding", "identity") == coding
    assert [value for name, value in variant.headers if name == "Content-Length"] == [str(len(variant.body))]
    assert stored.variant(coding) == (variant, False)


def test_its_headers_are_for_everybody(stored: StoredPage) -> None:
    assert stored.variant("identity")[0].headers == [
        ("Content-Type", "text/html; charset=utf-8"),
        ("Cache-Control", "public, max-age=0, s-maxage=1, must-revalidate"),
        ("Vary", "Cookie, Accept-Encoding"),
        ("ETag", stored.etag),
        ("Content-Length", str(len(BODY))),
    ]


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip"])
def test_one_that_is_asked_for_often_is_compressed_better(stored: StoredPage, coding: str) -> None:
    sizes = [len(stored.variant(coding)[0].body) for _ in range(OFTEN + 1)]

    assert sizes[OFTEN - 2] == sizes[0]
    assert sizes[OFTEN] == sizes[OFTEN - 1] < sizes[0]


def test_its_size_is_that_of_all_its_forms(stored: StoredPage) -> None:
    stored.variant("identity")
    packed, _ = stored.variant("br")

    assert stored.size == len(BODY) + len(packed.body)


def test_the_same_words_have_the_same_etag_and_others_another() -> None:
    def etag(body: bytes) -> str:
        return StoredPage([], body, state=1, ends_at=0).etag

    assert etag(b"a") == etag(b"a") != etag(b"b")
