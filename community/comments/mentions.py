"""Mentions: `@rosa` links to the profile, when it is a member's handle as a whole word outside of code and links."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from django.db.models.functions import Lower
from markdown_it.rules_core import StateCore
from markdown_it.token import Token

from community.members.models import User

#: By handle in lower case.
Members = Mapping[str, User]
Find = Callable[[set[str]], Members]

#: Does not match the second half of an e-mail address or the beginning of a domain.
MENTION = re.compile(r"(?<![\w@./+-])@([a-z0-9]++(?:[-_]++[a-z0-9]++)*+)(?![\w@]|\.\w)", re.IGNORECASE | re.ASCII)


def find_members(handles: set[str]) -> Members:
    """One query, none when nobody is named."""
    if not handles:
        return {}
    named = User.objects.confirmed().annotate(handle=Lower("username")).filter(handle__in=handles)
    return {member.username.lower(): member for member in named}


def link_mentions(state: StateCore) -> None:
    """A rule of markdown-it. `env["find"]` looks members up; it sets `env["mentioned"]` to those found, in order.

    A name in a quote becomes a link and is not mentioned: the quoted comment has mentioned it already.
    """
    names = list(_names_in(state.tokens))
    members = state.env["find"]({name for name, _ in names})
    mentioned = [members[name] for name, is_quoted in names if name in members and not is_quoted]
    state.env["mentioned"] = list(dict.fromkeys(mentioned))
    for block in state.tokens if members else ():
        if block.children:
            block.children = [
                piece
                for token, is_plain in _inside(block)
                for piece in (_with_links(token.content, members) if is_plain else [token])
            ]


def _names_in(blocks: list[Token]) -> Iterator[tuple[str, bool]]:
    """Every name in lower case, and whether it stands in a quote."""
    quotes = 0
    for block in blocks:
        if block.type in {"blockquote_open", "blockquote_close"}:
            quotes += block.nesting
        for token, is_plain in _inside(block):
            if is_plain:
                yield from ((name.lower(), quotes > 0) for name in MENTION.findall(token.content))


def _inside(block: Token) -> Iterator[tuple[Token, bool]]:
    """The tokens of a block, each with whether it is text outside of code and links."""
    links = 0
    for token in block.children or []:
        if token.type in {"link_open", "link_close"}:
            links += token.nesting
        yield token, token.type == "text" and not links


def _with_links(text: str, members: Members) -> Iterator[Token]:
    done = 0
    for match in MENTION.finditer(text):
        if member := members.get(match[1].lower()):
            yield Token("text", "", 0, content=text[done : match.start()])
            yield Token("link_open", "a", 1, attrs={"href": member.get_absolute_url()})
            yield Token("text", "", 0, content=match[0])
            yield Token("link_close", "a", -1)
            done = match.end()
    yield Token("text", "", 0, content=text[done:])
