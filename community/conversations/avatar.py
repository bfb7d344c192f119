"""Avatars: the picture a member gave us, or initials on one of the site's three colours. Nothing is asked of another
server."""

from html import escape

from community.members.profile_picture import file_url
from community.members.profile_visibility import Audience

from .keyset import CommentRow

COLOURS = ("work", "family", "self")


def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]).upper()


def avatar(name: str, member_id: int | None, picture: str = "", *, is_large: bool = False) -> str:
    """Decoration: hidden from screen readers, which hear the name itself."""
    if picture:
        once, twice = (96, 256) if is_large else (48, 96)
        return (
            f'<img class="avatar" src="{escape(file_url(picture, once))}"'
            f' srcset="{escape(file_url(picture, twice))} 2x" width="{once}" height="{once}" alt="" loading="lazy">'
        )
    colour = COLOURS[member_id % 3] if member_id else "anonymous"
    return f'<span class="avatar {colour}" aria-hidden="true">{escape(initials(name))}</span>'


def avatar_beside(row: CommentRow, *, for_members: bool) -> str:
    if row.alias:
        return avatar(row.alias, None)
    return avatar(row.name, row.user_id, picture_for(row.picture, row.picture_for, for_members=for_members))


def picture_for(picture: str | None, visibility: str | None, *, for_members: bool) -> str:
    """The picture beside a name, when this reader may see it. One's own as other members see it."""
    audience = Audience.MEMBER if for_members else Audience.STRANGER
    return picture if picture and visibility and audience.can_see(visibility) else ""
