"""Primary keys in addresses and forms, and lists that continue from one of them (keyset pagination)."""

from __future__ import annotations

from typing import Generic, NamedTuple, TypeVar

from django.db import models
from django.urls import register_converter
from django.urls.converters import IntConverter

Row = TypeVar("Row", bound=models.Model)

#: The largest value of the package's key column. A query for more is an error in PostgreSQL, not an empty result.
MAX_PK = 2**31 - 1


def parse_pk(text: str) -> int | None:
    """The number in this text; None when no row can have it."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PK))):
        return None
    number = int(text)
    return number if number <= MAX_PK else None


class PrimaryKeyConverter(IntConverter):
    """`<pk:…>` in `path()`; a number that is too large is answered by 404."""

    def to_python(self, value: str) -> int:
        if (number := parse_pk(value)) is None:
            raise ValueError(value)
        return number


register_converter(PrimaryKeyConverter, "pk")


class RowsPage(NamedTuple, Generic[Row]):
    rows: list[Row]
    is_first: bool
    #: Primary key for `?before=` of the next page; None on the last one.
    next_before: int | None


def rows_before(rows: models.QuerySet[Row], before: int | None, *, size: int) -> RowsPage[Row]:
    """At most `size` rows that are older than the one with the key `before`; the newest for None.

    `rows` are ordered from the largest key to the smallest.
    """
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(rows[: size + 1])
    return RowsPage(found[:size], before is None, found[size - 1].pk if len(found) > size else None)
