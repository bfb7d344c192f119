"""Ids as they come in from addresses and forms: digits, and small enough for a row to have them."""

from django.urls import register_converter

#: What the package's key column holds; asking a database for more is an error there, not "no such row".
MAX_PK = 2**31 - 1


def parse_pk(text: str) -> int | None:
    """The number in this text, None when no row can have it."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PK))):
        return None
    number = int(text)
    return number if number <= MAX_PK else None


class PrimaryKeyConverter:
    regex = "[0-9]+"

    def to_python(self, value: str) -> int:
        if (number := parse_pk(value)) is None:
            raise ValueError(value)  # Django answers 404
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(PrimaryKeyConverter, "pk")
