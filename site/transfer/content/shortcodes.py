"""WordPress's shortcodes, `[caption …]…[/caption]`, as HTML that `html_blocks` knows. Unknown ones stay as written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

#: Code shows shortcodes, and means none.
CODE = re.compile(r"(<(pre|code|script|style)\b.*?</\2>)", re.DOTALL | re.IGNORECASE)
ATTRIBUTE = re.compile(r"""([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'\]]+))""")
#: `[[caption]]` shows itself. Attributes hold no bracket, so that the search takes no time that grows with its square.
SHORTCODE = re.compile(
    r"(?<!\[)\[(?P<name>[a-zA-Z][\w-]{1,40})(?P<attributes>(?:\s|=|\s[^\[\]<>]{1,2000}|=[^\[\]<>]{1,2000})?)(?P<alone>/?)\]"
)
IMAGE = re.compile(r"(?:<a\b[^>]*>\s*)?<img\b[^>]*>(?:\s*</a>)?", re.IGNORECASE)
#: Words in brackets that people write: [sic], [edit], [1]. A shortcode without attributes has such a sign in its name.
SIGN_OF_A_NAME = re.compile(r"[-_\d]")

Attributes = dict[str, str]


def attributes_of(text: str) -> Attributes:
    quoted = {name.lower(): a or b or c for name, a, b, c in ATTRIBUTE.findall(unescape(text))}
    rest = ATTRIBUTE.sub("", unescape(text)).strip(" =\"'")
    return {"": rest, **quoted}


def caption(given: Attributes, inside: str) -> str:
    image = IMAGE.search(inside)
    text = given.get("caption") or (inside[image.end() :] if image else inside)
    return f"<figure>{image[0] if image else ''}<figcaption>{text.strip()}</figcaption></figure>"


def gallery(given: Attributes, inside: str) -> str:
    return f'<figure class="gallery" data-ids="{escape(given.get("ids") or given.get("include") or "")}"></figure>'


def embed(given: Attributes, inside: str) -> str:
    address = inside.strip() or next((given[key] for key in ADDRESSES if given.get(key)), given[""])
    return f'<figure class="wp-block-embed" data-address="{escape(unescape(address.strip()))}"></figure>'


def footnote(given: Attributes, inside: str) -> str:
    return f'<span class="footnote">{inside}</span>'


ADDRESSES = ("src", "mp3", "m4a", "ogg", "wav", "mp4", "m4v", "webm", "url", "href", "id")
KNOWN: dict[str, Callable[[Attributes, str], str]] = {
    "caption": caption,
    "wp_caption": caption,
    "gallery": gallery,
    **dict.fromkeys(("embed", "audio", "video", "youtube", "vimeo", "playlist-embed"), embed),
    **dict.fromkeys(("ref", "footnote", "fn", "note"), footnote),
}


def expand(text: str) -> tuple[str, list[str]]:
    """The text with known shortcodes as HTML, and the names of the unknown ones."""
    unknown: list[str] = []
    parts = CODE.split(text) if "[" in text else [text]
    if len(parts) == 1:
        return _expand_part(text, unknown), list(dict.fromkeys(unknown))
    # `split` gives text, code, name of the tag, text …
    done = [
        _expand_part(part, unknown) if place % 3 == 0 else part for place, part in enumerate(parts) if place % 3 < 2
    ]
    return "".join(done), list(dict.fromkeys(unknown))


def _expand_part(text: str, unknown: list[str]) -> str:
    return "".join(_pieces(text, unknown))


def _pieces(text: str, unknown: list[str]) -> Iterator[str]:
    position = 0
    for found in SHORTCODE.finditer(text):
        if found.start() < position:
            continue
        name, given = found["name"].lower(), attributes_of(found["attributes"])
        end = -1 if found["alone"] else text.find(f"[/{found['name']}]", found.end())
        if name not in KNOWN:
            if end > 0 or SIGN_OF_A_NAME.search(name) or len(given) > 1:
                unknown.append(name)
            continue
        yield text[position : found.start()]
        inside = text[found.end() : end] if end > 0 else ""
        position = end + len(name) + 3 if end > 0 else found.end()
        yield KNOWN[name](given, inside)
    yield text[position:].replace("[[", "[").replace("]]", "]") if "[[" in text else text[position:]
