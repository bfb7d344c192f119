"""A safe subset of Markdown: emphasis, lists, quotes, code, links, line breaks as typed; no headings, images, tables.

After a change here run `manage.py render_comments`: it renders the stored HTML of all comments again.
"""

import functools
from typing import Any

import nh3
from markdown_it import MarkdownIt
from markdown_it.rules_core import StateCore

from community.members.models import User

from .mentions import Find, find_members, link_mentions

LINK_REL = "nofollow ugc noopener"
ALLOWED_TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "a"}
BLOCK_TAGS = {"p", "ul", "ol", "blockquote"}


@functools.cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": True, "breaks": True})
    # Before text tokens are joined: an escaped "@" is still a token of its own, so it is no mention.
    parser.core.ruler.before("text_join", "mentions", link_mentions)
    parser.core.ruler.push("directions", set_block_directions)
    return parser.enable(
        [
            *("emphasis", "list", "blockquote", "backticks", "fence", "link", "autolink", "linkify", "newline"),
            *("escape", "mentions", "directions"),
        ]
    )


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=ALLOWED_TAGS,
        attributes={"a": {"href"}} | {tag: {"dir"} for tag in BLOCK_TAGS} | {"ol": {"dir", "start"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=LINK_REL,
    )


def set_block_directions(state: StateCore) -> None:
    """Set `dir="auto"`: Arabic runs from the right, and bullets and quote lines stand on the side of their text."""
    for token in state.tokens:
        if token.level == 0 and token.nesting == 1 and token.tag in BLOCK_TAGS:
            token.attrSet("dir", "auto")


def to_html(text: str, *, find: Find = find_members) -> str:
    """Safe HTML. Rendered once, when the comment is saved."""
    return _cleaner().clean(_markdown().render(text, {"find": find}))


def members_mentioned(text: str) -> list[User]:
    """The members whom the text mentions, in order, each once."""
    env: dict[str, Any] = {"find": find_members}
    _markdown().parse(text, env)
    mentioned: list[User] = env["mentioned"]
    return mentioned
