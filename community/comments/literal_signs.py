"""Rules for the parser: signs that Markdown would take away, and that people mean as they are.

In `5*3*2` the asterisks are no emphasis. "- 5 degrees" and "+ 1" are no list items. In ¯\\_(ツ)_/¯ the backslash stays.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline

_MINUS = re.compile(r"-[ \t]+\d")
_BULLET = re.compile(r"-[ \t]")


def bullet_or_sign(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The parser's rule for lists, except that a "+" is no bullet, nor is a single "-" before a number.

    `listIndent` is below 0 outside a list.
    """
    line = _line(state, start_line)
    if line.startswith("+"):
        return False
    if state.listIndent < 0 and _MINUS.match(line):
        following = (_line(state, number) for number in range(start_line + 1, end_line))
        if not _BULLET.match(next(filter(None, following), "")):
            return False
    return list_block(state, start_line, end_line, silent)


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def asterisk_between_words(state: StateInline, silent: bool) -> bool:
    """Asterisks between two Latin letters or digits are text. (Other scripts put no spaces around emphasis.)"""
    end = state.pos
    while end < state.posMax and state.src[end] == "*":
        end += 1
    if end == state.pos or not (_is_latin(state, state.pos - 1) and _is_latin(state, end)):
        return False
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def _is_latin(state: StateInline, position: int) -> bool:
    character = state.src[position] if 0 <= position < state.posMax else ""
    return character.isascii() and character.isalnum()


def arm_of_a_shrug(state: StateInline, silent: bool) -> bool:
    """The backslash of ¯\\_(ツ)_/¯ is text: after a macron it escapes nothing."""
    if state.pos == 0 or state.src[state.pos - 1 : state.pos + 2] != "¯\\_":
        return False
    if not silent:
        state.pending += "\\_"
    state.pos += 2
    return True
