"""`<unicode_slug:…>` in `path()`: a slug in any script, as topics, tags and articles have them."""

from django.urls import register_converter
from django.urls.converters import StringConverter


class UnicodeSlugConverter(StringConverter):
    regex = r"[-\w]+"


register_converter(UnicodeSlugConverter, "unicode_slug")
