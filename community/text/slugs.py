"""The part of an address that is made of words."""

from django.utils.text import slugify


def slug_of(words: str) -> str:
    """In ASCII where nothing but accents is lost, so that it can be typed on any keyboard ("mudigkeit"); otherwise in
    the letters of the words ("育児"). Empty when they have neither letters nor digits."""
    with_letters, in_ascii = slugify(words, allow_unicode=True), slugify(words)
    return in_ascii if len(in_ascii) == len(with_letters) else with_letters
