"""Avatars: the picture that a member uploaded, or initials on one of the site's three colours.

`_avatar.jinja` draws them. Nothing is asked of another server.
"""

from __future__ import annotations

from typing import NamedTuple

from django.utils.safestring import SafeString, mark_safe

from community.members.profile_picture import file_url
from community.members.profile_visibility import Audience

from .jinja_environment import macro_of

#: CSS classes of the three colours. A member keeps one of them, by the primary key.
COLOURS = ("work", "family", "self")
#: Pixels of a picture on an ordinary and on a sharp screen.
SMALL, LARGE = (48, 96), (96, 256)


class Avatar(NamedTuple):
    """Either `src` and `srcset`, or `initials` on `colour`."""

    initials: str
    colour: str
    src: str = ""
    srcset: str = ""
    size: int = 0


def avatar_of(name: str, member_id: int | None, picture: str = "", *, is_large: bool = False) -> Avatar:
    """The avatar beside this name. `member_id` is None for guests and aliases, `picture` "" for initials."""
    if picture:
        size, sharp = LARGE if is_large else SMALL
        return Avatar("", "", file_url(picture, size), file_url(picture, sharp), size)
    return Avatar(initials(name), COLOURS[member_id % 3] if member_id else "anonymous")


def initials(name: str) -> str:
    """The first letters of the first and the last word, or the first two letters of a single word; "?" for neither."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]).upper()


def visible_picture(picture: str | None, visibility: str | None, *, for_members: bool) -> str:
    """The picture beside a name, "" when this reader may not see it. Members see their own as other members do."""
    audience = Audience.MEMBER if for_members else Audience.STRANGER
    return picture if picture and visibility and audience.can_see(visibility) else ""


def render_avatar(name: str, member_id: int | None, picture: str = "", *, is_large: bool = False) -> SafeString:
    """The avatar as HTML, for Django templates."""
    shown = avatar_of(name, member_id, picture, is_large=is_large)
    return mark_safe(macro_of("conversations/_avatar.jinja", "avatar")(shown))  # noqa: S308 -- Jinja2 has escaped it
