"""Rules for the parser: signs that Markdown would take away, and that people mean as they are.

In `5*3*2` the asterisks are no emphasis, nor are the underscores in `__init__`. "- 5 degrees", "+ 1" and "2) two" are
no list items: a list would be numbered "2.". In ¯\\_(ツ)_/¯ and `C:\\new\\_x` the backslashes stay.
"""

import re

from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.list import list_block
from markdown_it.rules_inline import StateInline, link

_MINUS = re.compile(r"-[ \t]+\d")
_BULLET = re.compile(r"-[ \t]")
_NUMBER_WITH_BRACKET = re.compile(r"\d+\)")
_PROGRAM_NAME = re.compile(r"(?<!\w)__[a-z0-9]+(?:_[a-z0-9]+)*__(?!\w)")
_DRIVE = re.compile(r"\W?[A-Za-z]:(?:\\|$)")


def bullet_or_sign(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """The parser's rule for lists, except that "+" and "2)" begin no item, nor does a single "-" before a number.

    `listIndent` is below 0 outside a list.
    """
    line = _line(state, start_line)
    if line.startswith("+") or _NUMBER_WITH_BRACKET.match(line):
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


def picture_as_link(state: StateInline, silent: bool) -> bool:
    """No picture is loaded from elsewhere: `![The bath](address)` is a link, and its exclamation mark goes.

    Not while the parser looks for the end of another link, whose text it may stand in: links hold no links.
    """
    if silent or not state.src.startswith("![", state.pos):
        return False
    state.pos += 1
    if link(state, silent):
        return True
    state.pos -= 1
    return False


def arm_of_a_shrug(state: StateInline, silent: bool) -> bool:
    """The arms of ¯\\_(ツ)_/¯ are text: after a macron the backslash escapes nothing, and before one the underscore
    begins no emphasis, which the next shrug would end."""
    if state.src.startswith("_/¯", state.pos):
        arm = "_"
    elif state.pos and state.src.startswith("¯\\_", state.pos - 1):
        arm = "\\_"
    else:
        return False
    if not silent:
        state.pending += arm
    state.pos += len(arm)
    return True


def backslash_in_a_path(state: StateInline, silent: bool) -> bool:
    """The backslashes of a path on Windows are text, each with the sign behind it, from the drive to the next space."""
    following = state.src[state.pos + 1 : state.pos + 2]
    if state.src[state.pos] != "\\" or not following or following.isspace():
        return False
    word = state.src[max(state.src.rfind(" ", 0, state.pos), state.src.rfind("\n", 0, state.pos)) + 1 : state.pos]
    if not _DRIVE.match(word):
        return False
    if not silent:
        state.pending += f"\\{following}"
    state.pos += 2
    return True


def name_in_underscores(state: StateInline, silent: bool) -> bool:
    """Two underscores around one word in lower case are text, as in `__init__`; around several they make bold."""
    name = _PROGRAM_NAME.match(state.src, state.pos)
    if name is None or name.end() > state.posMax:
        return False
    if not silent:
        state.pending += name[0]
    state.pos = name.end()
    return True
