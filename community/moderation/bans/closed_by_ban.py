"""Where somebody who was banned is led when they sign in: to why, and to one appeal."""

from community.members.models import User
from community.moderation.appeals.appealable import appeal_url, ban_to_appeal


def ban_explanation_url(member: User) -> str:
    decision = ban_to_appeal(member)
    return appeal_url(decision) if decision else ""
