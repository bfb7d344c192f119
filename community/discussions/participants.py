"""Who takes part in a discussion, for the line below it."""

from typing import NamedTuple

from community.comments.models import Comment
from community.conversations.folded_replies import listed
from community.conversations.mutes import Mutes

#: So many of the latest comments are looked at, so that a long discussion costs no more; their names are all of a
#: shorter one.
LATEST = 100
FACES = 6


class Participants(NamedTuple):
    #: A comment of each, for the face.
    faces: list[Comment]
    #: "Nadia, Kofi and 3 others".
    names: str


def voices_in(conversation_id: int) -> list[Comment]:
    """The newest comment of each, the latest first. One query."""
    published = Comment.objects.published().filter(conversation=conversation_id).select_related("user")
    voices: dict[str, Comment] = {}
    for comment in published.defer("comment", "body_html").order_by("-published_at")[:LATEST]:
        voices.setdefault(comment.name, comment)
    return list(voices.values())


def participants(voices: list[Comment], mutes: Mutes) -> Participants | None:
    """Without those whom the reader has muted. None where nobody talks with anybody yet."""
    shown = [each for each in voices if not mutes.is_muted(each.user_id, each.alias)]
    if len(shown) < 2:
        return None
    return Participants(shown[:FACES], listed([each.name for each in shown]))
