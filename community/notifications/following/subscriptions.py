"""Following and unfollowing, and what a member follows."""

from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Model, QuerySet, prefetch_related_objects

from community.comments.models import Comment
from community.comments.models.conversation import content_type_of
from community.comments.targets import Target
from community.members.models import User
from community.members.prepared_query import PreparedQuery
from community.notifications.models import Preferences

from .follow_kinds import FOLLOW_KINDS, FollowKind, kind_of
from .subscription import Subscription

Origin = Subscription.Origin


def follow(member: User, kind: FollowKind, thing: Any, *, origin: str = Origin.BUTTON) -> None:
    """Does nothing when the member follows it already."""
    if kind.subscriptions(thing).by(member).exists():
        return
    _create(kind.stored(thing), {"member": member}, {"origin": origin})


def follow_by_taking_part(member: User, target: Target) -> None:
    """The conversation about this target, if the member has chosen to follow wherever they write."""
    if Preferences.objects.of(member).follows_where_writes:
        follow(member, FOLLOW_KINDS["conversation"], target, origin=Origin.TOOK_PART)


def unfollow(member: User, kind: FollowKind, thing: Any) -> None:
    kind.subscriptions(thing).by(member).delete()


def follows(reader: object, kind: FollowKind, thing: Any) -> bool:
    """False, without a query, for a stranger and for what isn't saved yet."""
    if not isinstance(reader, User) or thing.pk is None:
        return False
    types = (ContentType.objects.get_for_model(kind.model).pk, content_type_of(thing).pk)
    return bool(_by_one_member(kind, thing._meta.model, types).rows(thing.pk, reader.pk))


@cache
def _by_one_member(kind: FollowKind, model: type[Model], _types: tuple[int, int]) -> PreparedQuery:
    """The ids of the content types are part of the statement, so other ids are another statement."""

    def build(thing: int, member: int) -> QuerySet[Any, Any]:
        return kind.subscriptions(model(pk=thing)).filter(member=member).values_list("pk")[:1]

    return PreparedQuery(build)


def follow_as_guest(comment: Comment) -> None:
    """The guest who wrote this is told of answers to it, once the address is confirmed."""
    if address := comment.user_email.lower():
        _create(comment, {"guest_email": address}, {"origin": Origin.GUEST, "is_active": False})


def activate_guest(comment: Comment) -> None:
    """The guest has confirmed the address, for this comment."""
    Subscription.objects.to(comment).of_guests([comment.user_email]).update(is_active=True)


def forget_guests(comment: Comment) -> None:
    """The guest withdraws the comment, and the address goes with it."""
    Subscription.objects.to(comment).filter(member=None).delete()


@transaction.atomic
def take_over_guests(member: User, address: str) -> None:
    """What somebody followed as a guest, with an address that the member has confirmed, is the member's from now on.
    What the member follows already stays as it is. What was not confirmed may be somebody else's, and stays so.
    The rows keep their ids, so that the links in earlier e-mails end what they say."""
    confirmed = Subscription.objects.of_guests([address]).filter(is_active=True)
    rows = list(confirmed.values("id", "content_type_id", "object_id", "origin", "created_at"))
    Subscription.objects.filter(pk__in=[row["id"] for row in rows]).delete()
    Subscription.objects.bulk_create([Subscription(member=member, **row) for row in rows], ignore_conflicts=True)


def _create(target: Any, follower: dict[str, Any], more: dict[str, Any]) -> None:
    Subscription.objects.bulk_create([Subscription(target=target, **follower, **more)], ignore_conflicts=True)


@dataclass(frozen=True)
class FollowedThing:
    pk: int
    title: str
    language: str
    url: str
    since: datetime
    took_part: bool


@dataclass(frozen=True)
class FollowedGroup:
    heading: str
    things: list[FollowedThing]


def followed_by(member: User) -> list[FollowedGroup]:
    """What the member follows, by kind, the newest first. The number of queries depends on the number of kinds."""
    return groups_of(list(Subscription.objects.by(member).order_by("-pk")), member)


def groups_of(subscriptions: list[Subscription], reader: object) -> list[FollowedGroup]:
    """With titles and addresses as this reader may know them."""
    by_kind = load_targets(subscriptions)
    return [_group(FOLLOW_KINDS[name], by_kind[name], reader) for name in FOLLOW_KINDS if by_kind[name]]


def load_targets(subscriptions: list[Subscription]) -> dict[str, list[Subscription]]:
    """Fetches the targets with what their titles and addresses need. By kind; those without a target are left out."""
    prefetch_related_objects(subscriptions, "target")
    by_kind: dict[str, list[Subscription]] = {name: [] for name in FOLLOW_KINDS}
    for row in subscriptions:
        if (kind := kind_of(row)) and row.target is not None:
            by_kind[kind.name].append(row)
    for name, rows in by_kind.items():
        if rows:
            FOLLOW_KINDS[name].load([row.target for row in rows])
    return by_kind


def _group(kind: FollowKind, rows: list[Subscription], reader: object) -> FollowedGroup:
    return FollowedGroup(kind.heading, [_thing(kind, row, reader) for row in rows])


def _thing(kind: FollowKind, row: Subscription, reader: object) -> FollowedThing:
    is_readable = kind.is_readable(row.target, reader)
    return FollowedThing(
        pk=row.pk,
        title=kind.title(row.target) if is_readable else kind.hidden_title(row.target),
        language=kind.language(row.target) if is_readable else "",
        url=kind.url(row.target) if is_readable else "",
        since=row.created_at,
        took_part=row.origin == Origin.TOOK_PART,
    )
