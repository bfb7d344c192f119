"""The part of a member's export that is about what they follow and what they were told."""

from collections.abc import Collection, Iterator

from django.db.models import Q

from community.members.models import User
from community.notifications.following.follow_kinds import kind_of, title_of
from community.notifications.following.subscriptions import load_targets
from community.notifications.models import Notification, Preferences, Subscription

from .export_places import Row, absolute, chunks, comment_address, describe, find_things, places_of
from .residual_data import addresses_of

#: What a member chose, and when the last digest was made.
PREFERENCES = [field.attname for field in Preferences._meta.fields if field.name not in {"member", "next_digest_at"}]
ORIGINS = dict(Subscription.Origin.choices)


def subscriptions_of(member: User) -> Iterator[Row]:
    """Also those that a guest with one of the member's addresses asked for, which are deleted with the account."""
    asked_as_guest = Q(guest_email__in=[address.lower() for address in addresses_of(member)])
    found = Subscription.objects.filter(Q(member=member) | asked_as_guest).select_related("member")
    for chunk in chunks(found):
        load_targets(chunk)
        for subscription in chunk:
            yield {**what_is_followed(subscription), **how(subscription)}


def what_is_followed(subscription: Subscription) -> Row:
    kind, thing = kind_of(subscription), subscription.target
    is_readable = kind is not None and thing is not None and kind.is_readable(thing, subscription.member)
    url = kind.url(thing) if kind and is_readable else ""
    return {
        "what": kind.noun if kind else "",
        "name": title_of(subscription, subscription.member),
        "address": absolute(url) if url else "",
    }


def how(subscription: Subscription) -> Row:
    return {
        "how": ORIGINS[subscription.origin],
        "as_a_guest": subscription.guest_email,
        "confirmed": subscription.is_active,
        "since": subscription.created_at,
    }


def followed_by_key(keys: Collection[int]) -> dict[int, str]:
    """What these subscriptions are to, by name."""
    rows = list(Subscription.objects.filter(pk__in=keys).select_related("member"))
    load_targets(rows)
    return {row.pk: title_of(row, row.member) for row in rows}


def preferences(member: User) -> Iterator[Row]:
    for row in Preferences.objects.filter(member=member):
        yield {name: getattr(row, name) for name in PREFERENCES}


def notifications(member: User) -> Iterator[Row]:
    """Those about what cannot be read now are without its title."""
    fields = (
        "comment_id",
        "comment__conversation_id",
        "content_type_id",
        "object_id",
        "is_hidden",
        "kind",
        "detail",
        "subscription_id",
    )
    found = Notification.objects.filter(recipient=member).values(
        *fields, "created_at", "read_at", "emailed_at", "emailed_in"
    )
    kinds = dict(Notification.Kind.choices)
    for chunk in chunks(found):
        places = places_of({row["comment__conversation_id"] for row in chunk if row["comment_id"]})
        shown = [row for row in chunk if row["object_id"] and not row["is_hidden"]]
        things = find_things((row["content_type_id"], row["object_id"]) for row in shown)
        follows = followed_by_key({row["subscription_id"] for row in chunk if row["subscription_id"]})
        for row in chunk:
            subject = describe(things.get((row["content_type_id"], row["object_id"])))
            yield {
                "what": kinds[row["kind"]],
                "reason": row["detail"],
                "because_you_follow": follows.get(row["subscription_id"], ""),
                "comment": comment_address(row["comment_id"]),
                **places.get(row["comment__conversation_id"], subject),
                "when": row["created_at"],
                "read": row["read_at"],
                "e_mailed": row["emailed_at"],
                "e_mailed_in": row["emailed_in"],
            }
