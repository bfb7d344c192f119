"""Avatars are drawn by the site itself: initials on one of its three colours. Nothing is asked of another server."""

from django.utils.html import escape

COLOURS = ("work", "family", "self")


def initials(name: str) -> str:
    words = [word for word in name.split() if word[0].isalnum()]
    if not words:
        return "?"
    return (words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]).upper()


def avatar(name: str, member_id: int | None) -> str:
    """Decoration: hidden from screen readers, which hear the name itself."""
    colour = COLOURS[member_id % 3] if member_id else "anon"
    return f'<span class="avatar {colour}" aria-hidden="true">{escape(initials(name))}</span>'
