"""What a topic says about discussions: a room to the right has topics, and may leave out each of these.

`who_may_start`, `is_for_members`, `is_read_first`, `is_not_indexed`, `is_sensitive`, `about_discussions`,
`house_rules`.
"""

from typing import Any

from django.db.models import TextChoices

from community.comments.comment_queries import current_standing
from community.comments.policy.policy_of_target import policy_of_topic
from community.comments.policy.policy_values import State, Writers
from community.members.models import User
from community.members.standing import Standing


class WhoMayStart(TextChoices):
    MEMBERS = "members", "All members"
    ESTABLISHED = "established", "Members of whom something has been published"
    AUTHORS = "authors", "Those who have written an article about it, and moderators"
    NOBODY = "nobody", "Nobody: it is closed to new discussions"


def says(topic: Any, rule: str) -> bool:
    return bool(getattr(topic, rule, False))


def may_start(member: User, topic: Any, standing: Standing | None = None) -> bool:
    """`standing`: of the member, if it is known already."""
    who, policy = getattr(topic, "who_may_start", WhoMayStart.MEMBERS), policy_of_topic(topic)
    if policy.state.value in (State.READ_ONLY, State.HIDDEN):
        return False
    if who == WhoMayStart.NOBODY:
        return False
    if who == WhoMayStart.AUTHORS:
        return member.has_perm("comments.moderate_comment") or bool(topic.is_author(member))
    if who == WhoMayStart.ESTABLISHED or policy.writers.value == Writers.ESTABLISHED:
        return (standing or current_standing(member)) != Standing.NEW or bool(topic.is_author(member))
    return True


def topics_for(member: User, topics: list[Any]) -> list[Any]:
    """Those that this member may start a discussion about."""
    asks_standing = any(
        getattr(topic, "who_may_start", "") == WhoMayStart.ESTABLISHED
        or policy_of_topic(topic).writers.value == Writers.ESTABLISHED
        for topic in topics
    )
    standing = current_standing(member) if asks_standing else None
    return [topic for topic in topics if may_start(member, topic, standing)]
