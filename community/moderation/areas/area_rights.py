"""Who may decide about what. Moderators decide about everything; others about the areas that are theirs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse

from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import ModeratorArea
from community.moderation.models.moderator_area import Whose

MODERATES = "comments.moderate_comment"
MODERATES_AREA = "moderation.moderate_area"
#: What worries, what may be illegal and appeals are for those who moderate everything.
LANES_OF_AREAS = ("held", "reports", "again", "unconfirmed", "spam", "removed")
# An empty Q would vanish beside another one.
EVERY, NONE = Q(pk__isnull=False), Q(pk__in=[])
#: On the user, for one request.
ATTRIBUTE = "_moderator_area"
#: Of the room to the right that has topics: which comments are about one.
_about_topic: list[Callable[[Any], Q]] = []


@dataclass(frozen=True)
class Area:
    parts: tuple[ModeratorArea, ...]

    def comments(self, lane: str = "") -> Q:
        """Those of the area; `lane`: that the member sees in this lane."""
        found = NONE
        for part in self.parts:
            if not lane or lane in lanes_of(part):
                found |= whose(part) & about(part)
        return found

    def has_lane(self, lane: str) -> bool:
        return any(lane in lanes_of(part) for part in self.parts)


def lanes_of(part: ModeratorArea) -> tuple[str, ...]:
    return tuple(name for name in LANES_OF_AREAS if not part.lanes or name in part.lanes)


def whose(part: ModeratorArea) -> Q:
    if part.whose == Whose.EVERYBODY:
        return EVERY
    return Q(user__isnull=part.whose == Whose.GUESTS)


def about(part: ModeratorArea) -> Q:
    """Nothing when the topic is gone."""
    if part.topic_id is None:
        return EVERY
    if part.topic is None:
        return NONE
    found = NONE
    for about_topic in _about_topic:
        found |= about_topic(part.topic)
    return found


def register_comments_about(about_topic: Callable[[Any], Q]) -> None:
    _about_topic[:] = [about_topic]


def area_of(member: User) -> Area | None:
    """None for who moderates everything, and for who moderates nothing: views ask `may_come_to_the_desk` first."""
    if member.has_perm(MODERATES):
        return None
    if not hasattr(member, ATTRIBUTE):
        parts = tuple(ModeratorArea.objects.filter(member=member).prefetch_related("topic"))
        setattr(member, ATTRIBUTE, Area(parts) if parts else None)
    found: Area | None = getattr(member, ATTRIBUTE)
    return found


def may_come_to_the_desk(user: Any) -> bool:
    return user.has_perm(MODERATES) or (user.has_perm(MODERATES_AREA) and area_of(user) is not None)


def for_moderators(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Of everything, or of an area: the view itself narrows what it shows and does."""

    @wraps(view)
    def asked(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        if not may_come_to_the_desk(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return asked


def cases_for(lane: Any, by: User | None) -> QuerySet[Any]:
    """The cases of the lane that this moderator may see."""
    area = area_of(by) if by else None
    cases: QuerySet[Any] = lane.cases()
    return cases if area is None else cases.filter(area.comments(lane.name))


def lanes_for(lanes: Iterable[Any], by: User | None) -> list[Any]:
    area = area_of(by) if by else None
    return [lane for lane in lanes if area is None or area.has_lane(lane.name)]


def outside_area(comments: Iterable[Comment], by: User) -> set[int]:
    """Keys of those about which this moderator has no say. No query for who moderates everything."""
    if (area := area_of(by)) is None:
        return set()
    keys = {comment.pk for comment in comments}
    return keys - set(Comment.objects.filter(area.comments(), pk__in=keys).values_list("pk", flat=True))
