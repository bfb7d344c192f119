"""A small, safe Markdown: emphasis, lists, quotes, code, links, line breaks as typed. Headings, pictures, tables no.

After a change here `manage.py render_comments` makes the stored HTML of what was said before anew.
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
    # Before the parser joins its texts: an "@" that was escaped is still apart from the name behind it.
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
    """Arabic from the right, English from the left; bullets and the line beside a quote go along with their words."""
    for token in state.tokens:
        if token.level == 0 and token.nesting == 1 and token.tag in BLOCK_TAGS:
            token.attrSet("dir", "auto")


def to_html(text: str, *, find: Find = find_members) -> str:
    """The text as HTML that may stand on a page as it is; rendered once, when it is written."""
    return _cleaner().clean(_markdown().render(text, {"find": find}))


def members_mentioned(text: str) -> list[User]:
    """Whom the text names, in its order, each once."""
    env: dict[str, Any] = {"find": find_members}
    _markdown().parse(text, env)
    mentioned: list[User] = env["mentioned"]
    return mentioned
