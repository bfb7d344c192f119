"""A small, safe Markdown: emphasis, lists, quotes, code, links, line breaks as typed. Headings, pictures, tables no."""

import functools

import nh3
from markdown_it import MarkdownIt

LINK_REL = "nofollow ugc noopener"
TAGS = {"p", "br", "em", "strong", "ul", "ol", "li", "blockquote", "code", "pre", "a"}


@functools.cache
def _markdown() -> MarkdownIt:
    parser = MarkdownIt("zero", {"html": False, "linkify": True, "breaks": True})
    return parser.enable(
        ["emphasis", "list", "blockquote", "backticks", "fence", "link", "autolink", "linkify", "newline", "escape"]
    )


@functools.cache
def _cleaner() -> nh3.Cleaner:
    return nh3.Cleaner(
        tags=TAGS,
        attributes={"a": {"href"}},
        url_schemes={"http", "https", "mailto"},
        link_rel=LINK_REL,
    )


def to_html(text: str) -> str:
    """The text as HTML that may stand on a page as it is; rendered once, when it is written."""
    return _cleaner().clean(_markdown().render(text))
