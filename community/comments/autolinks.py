"""Which addresses in a text become links although nobody marked them as links."""

import re
from typing import Any

from linkify_it import LinkifyIt

# An address ends at these as it does at a space. Chinese and Japanese put no space after them, and the linkifier does
# not know the full stops and commas of Arabic, Urdu and Hindi, nor curly quotes.
_END_OF_ADDRESS = re.compile(r"[。｡．、，！？；：（）「」｢｣『』【】〔〕《》〈〉“”‘’…،؛؟۔।॥]")


class Autolinks(LinkifyIt):
    """Links what has a scheme or begins with `www.`, and what has a known ending and a path: `example.org/a`.

    A bare name is left alone. "I was tired.So I went" and "notes.md" have an ending, too, and only miss a space.
    """

    def __init__(self) -> None:
        super().__init__()
        # `//example.org` has no scheme, and the page drops the addresses of `ftp:`.
        self.add("//", None)
        self.add("ftp:", None)

    def match(self, text: str) -> list[Any]:
        found = []
        start = 0
        for end in [*(sign.start() for sign in _END_OF_ADDRESS.finditer(text)), len(text)]:
            for link in super().match(text[start:end]) or []:
                if is_meant_as_link(link):
                    link.index += start
                    link.last_index += start
                    found.append(link)
            start = end + 1
        return found

    def match_at_start(self, text: str) -> Any:
        return super().match_at_start(_END_OF_ADDRESS.split(text, maxsplit=1)[0])


def is_meant_as_link(link: Any) -> bool:
    return bool(link.schema) or link.text.lower().startswith("www.") or "/" in link.text
