"""A safe subset of Markdown: emphasis, lists, quotes, code, links, line breaks as typed; no headings, tables.

Pictures are links to them.

After a change here run `manage.py render_comments`: it renders the stored HTML of all comments again.
"""

import functools
import re
from html import unescape
from typing import Any
from urllib.parse import urlsplit

import nh3
from django.conf import settings
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from community.members.models import User
from community.text.cleaning import is_blank, remove_never_typed

from .autolinks import Autolinks
from .literal_signs import (
    arm_of_a_shrug,
    asterisk_between_words,
    backslash_in_a_path,
    bullet_or_sign,
    name_in_underscores,
    picture_as_link,
)
from .mentions import Find, find_members, link_mentions

LINK_REL = "nofollow ugc noopener"
ALLOWED_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "a"}
BLOCK_TAGS = {"p", "ul", "ol", "blockquote"}

# In cleaned HTML, where every attribute has these quotes.
_HREF = re.compile(r' href="([^"]*)"')
# What leads to another place of this site, or to a mail program.
# No address is without one of these, and brackets alone take the parser long.
_SIGN_OF_A_LINK = re.compile(r"[.:/&\\]")
_HOST_ALONE = re.compile(r"(?:[\w-]+\.)+[^\W\d_]{2,}(?:[/:?#]|$)")
_STAYS_HERE = re.compile(r"mailto:|(?!//)(?![a-z][a-z0-9+.-]*:)", re.IGNORECASE)
_HOST = re.compile(r"(?:https?:)?/*(?:[^/?#@]*@)?([^/?#:]*)", re.IGNORECASE)


class Markdown(MarkdownIt):
    """Shows an address as typed. Decoded, `xn--` looks like another name, and `%E2%80%AE` turns the line round."""

    def normalizeLinkText(self, link: str) -> str:
        return link

    def normalizeLink(self, url: str) -> str:
        """`[my blog](example.org/a)` leads to the other site, and not to a page below the article."""
        return super().normalizeLink(f"https://{url}" if _HOST_ALONE.match(url) else url)


@functools.cache
def _markdown() -> MarkdownIt:
    parser = Markdown("zero", {"html": False, "linkify": True, "breaks": True})
    parser.linkify = Autolinks()
    parser.block.ruler.at("list", bullet_or_sign, {"alt": ["paragraph", "reference", "blockquote"]})
    parser.inline.ruler.before("escape", "arm_of_a_shrug", arm_of_a_shrug)
    parser.inline.ruler.before("escape", "backslash_in_a_path", backslash_in_a_path)
    parser.inline.ruler.before("link", "picture_as_link", picture_as_link)
    parser.inline.ruler.before("emphasis", "asterisk_between_words", asterisk_between_words)
    parser.inline.ruler.before("emphasis", "name_in_underscores", name_in_underscores)
    # Before text tokens are joined: an escaped "@" is still a token of its own, so it is no mention.
    parser.core.ruler.before("text_join", "mentions", link_mentions)
    parser.core.ruler.push("blank_links", name_blank_links)
    parser.core.ruler.push("directions", set_block_directions)
    return parser.enable(
        [
            *("emphasis", "list", "blockquote", "backticks", "fence", "link", "autolink", "linkify", "newline"),
            *("escape", "mentions", "blank_links", "directions", "arm_of_a_shrug", "asterisk_between_words"),
            *("backslash_in_a_path", "name_in_underscores", "picture_as_link"),
        ]
    )


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ALLOWED_TAGS,
        # "*" stands for what any tag may have. Left out, it is `title` and `lang`.
        attributes={"*": set(), "a": {"href"}, **{tag: {"dir"} for tag in BLOCK_TAGS}, "ol": {"dir", "start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=LINK_REL,
    )


def set_block_directions(state: StateCore) -> None:
    """Set `dir="auto"`: Arabic runs from the right, and bullets and quote lines stand on the side of their text."""
    for token in state.tokens:
        if token.level == 0 and token.nesting == 1 and token.tag in BLOCK_TAGS:
            token.attrSet("dir", "auto")


def name_blank_links(state: StateCore) -> None:
    """A link that nobody could see, `[](https://example.org)`, shows where it leads."""
    for block in state.tokens:
        end = 0
        for index, token in reversed(list(enumerate(block.children or []))):
            if token.type == "link_close":
                end = index
            elif token.type == "link_open" and block.children:
                inside = block.children[index + 1 : end]
                if is_blank("".join(piece.content for piece in inside)):
                    block.children[index + 1 : end] = [Token("text", "", 0, content=str(token.attrGet("href")))]


def to_html(text: str, *, find: Find = find_members) -> str:
    """Safe HTML. Rendered once, when the comment is saved."""
    return _cleaner().clean(_markdown().render(remove_never_typed(text), {"find": find}))


def linked_addresses(text: str) -> list[str]:
    """What the text links to outside this site, each once, in the order of the page; asks no database."""
    if not _SIGN_OF_A_LINK.search(text):
        return []
    html = to_html(text, find=lambda handles: {})
    found = [unescape(address) for address in _HREF.findall(html)]
    return [address for address in dict.fromkeys(found) if not (_STAYS_HERE.match(address) or is_on_this_site(address))]


def is_on_this_site(address: str) -> bool:
    """Whether the address is this site's own, written in full."""
    host, ours = _HOST.match(address), urlsplit(settings.SITE_URL).hostname or ""
    return host is not None and host[1].lower().rstrip(".").removeprefix("www.") == ours.removeprefix("www.")


def members_mentioned(text: str) -> list[User]:
    """The members whom the text mentions, in order, each once."""
    env: dict[str, Any] = {"find": find_members}
    _markdown().parse(text, env)
    mentioned: list[User] = env["mentioned"]
    return mentioned
