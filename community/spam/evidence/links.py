import re
from collections.abc import Iterator

from community.spam.normalise import NormalisedText
from community.spam.verdicts import Circumstances, Evidence

from .allowance import over_link_limit

# The page shows Markdown. Whoever writes HTML or BBCode writes for many sites at once.
MARKUP_WEIGHT = 1.0

# Endings that are also words ("a good shop.Online too") count only with a path or a second dot before them.
_ENDINGS = "com|net|org|info|biz|io|ru|cn|xyz|ly|tk|ws|uk|de|fr|eu|nl|br|pl|ua"
_WORDLIKE = "shop|store|online|site|top|club|vip|live|app|dev|blog|link|click|page|win|me|co|us|in|it|gd|to|tv|cc|ai"
_LABEL = r"[^\W_](?:[\w-]{0,61}[^\W_])?"
_LINK = re.compile(
    r"https?:/{1,2}[^\s<>\"'\])]+"
    r"|(?<![\w@.+/-])(?:"
    rf"(?:{_LABEL}\.){{1,8}}(?:{_ENDINGS})(?![\w@-])"
    rf"|(?:{_LABEL}\.){{2,8}}(?:{_WORDLIKE})(?![\w@-])"
    rf"|{_LABEL}\.(?:{_WORDLIKE})(?=/\w)"
    r")(?:[:/?#][^\s<>\"'\])]*)?"
)
_MARKUP = re.compile(r"<a\s[^<>]{0,40}href|\[(?:url|link)\b[=\]]")


def find_links(reading: NormalisedText) -> list[str]:
    """Each address once, in the order of the text."""
    return list(dict.fromkeys(found.rstrip(".,;:!?") for found in _LINK.findall(reading.plain)))


def links(reading: NormalisedText, circumstances: Circumstances) -> Iterator[Evidence]:
    yield from over_link_limit("away/links", find_links(reading), "link", "links", circumstances.standing)
    if _MARKUP.search(reading.plain):
        yield Evidence(
            "away/markup", MARKUP_WEIGHT, "A link is written as HTML or BBCode, which this site never shows."
        )
