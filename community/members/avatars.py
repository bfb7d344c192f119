"""Which avatar stands beside a name: the member's picture if the reader may see it, otherwise initials on a colour.

`templates/members/_avatar.jinja` draws it. Nothing is requested from another server (no Gravatar).
"""

from typing import NamedTuple

from community.text.excerpts import first_graphemes

from .jinja_environment import macro_of
from .models import User
from .profile_picture import file_url
from .profile_visibility import Audience

#: CSS classes for the initials of members; which one depends on the id, so a member keeps theirs.
COLOURS = ("work", "family", "self", "blue", "rose", "green", "slate")
#: For guests and for comments without a name.
NO_COLOUR = "anonymous"


class Avatar(NamedTuple):
    """Values for the template: `src` is "" if initials are shown, and those are "" where a leaf is."""

    initials: str
    colour: str
    #: Address of the picture.
    src: str = ""
    #: The picture for screens with twice the resolution.
    srcset: str = ""
    #: Side in CSS pixels.
    size: int = 48


#: Of a comment without a name: the initials of a made-up one would look like somebody's.
NO_NAME = Avatar("", NO_COLOUR)


def initials(name: str) -> str:
    """Of the first and the last word, or the first two characters of a single one; "?" without letters or digits."""
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    drawn = [first_graphemes(word, 1) for word in words] if len(words) > 1 else [first_graphemes(words[0], 2)]
    letters = "".join([drawn[0], *drawn[1:][-1:]])
    # "ß" in capitals would be two letters.
    return "".join(letter.upper() if len(letter.upper()) == 1 else letter for letter in letters)


def member_colour(member_id: int) -> str:
    return COLOURS[member_id % len(COLOURS)]


def avatar_of(name: str, member_id: int | None, picture: str = "", *, is_large: bool = False) -> Avatar:
    """`member_id` is None for a guest or an alias. `picture` is `User.picture`, or "" if the reader may not see it."""
    colour = member_colour(member_id) if member_id else NO_COLOUR
    if not picture:
        return Avatar(initials(name), colour)
    size, double = (96, 256) if is_large else (48, 96)
    return Avatar(initials(name), colour, file_url(picture, size), file_url(picture, double), size)


def visible_picture(picture: str | None, visibility: str | None, *, for_members: bool) -> str:
    """The picture if it may be shown to members (`for_members`) or to everybody; "" if not, or if there is none.

    Members see their own picture beside comments and articles as other members see it.
    """
    audience = Audience.MEMBER if for_members else Audience.STRANGER
    return picture if picture and visibility and audience.can_see(visibility) else ""


def member_avatar(member: User, *, for_members: bool) -> Avatar:
    picture = visible_picture(member.picture, member.picture_for, for_members=for_members)
    return avatar_of(member.display_name, member.pk, picture)


def render_avatar(avatar: Avatar) -> str:
    """Safe HTML, for Django templates; Jinja2 templates import the macro."""
    return macro_of("members/_avatar.jinja", "avatar")(avatar)
