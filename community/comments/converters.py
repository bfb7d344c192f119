"""Primary keys in addresses and forms: digits, and no more than the column can hold."""

from django.urls import register_converter
from django.urls.converters import IntConverter

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
