"""Ids as they come in from addresses and forms: digits, and small enough for a row to have them."""

from django.urls import register_converter

#: What the package's key column holds; asking a database for more is an error there, not "no such row".
LARGEST = 2**31 - 1


def row_id(text: str) -> int | None:
    """The number in this text, None when no row can have it."""
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    number = int(text)
    return number if number <= LARGEST else None


class RowIdConverter:
    regex = "[0-9]+"

    def to_python(self, value: str) -> int:
        if (number := row_id(value)) is None:
            raise ValueError(value)  # Django answers 404
        return number

    def to_url(self, value: int) -> str:
        return str(value)


register_converter(RowIdConverter, "row_id")
