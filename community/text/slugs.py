"""The part of an address that is made of words."""

from django.utils.text import slugify


def slug_of(text: str) -> str:
    """In ASCII where nothing but accents is lost, so that it can be typed on any keyboard ("mudigkeit"); otherwise in
    the letters of the text ("育児"). Empty when they have neither letters nor digits."""
    with_letters, in_ascii = slugify(text, allow_unicode=True), slugify(text)
    return in_ascii if len(in_ascii) == len(with_letters) else with_letters
