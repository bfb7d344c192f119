"""What rows point at, by name and address instead of by a bare key."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet

from community.comments.models import Comment, Conversation
from community.members.jinja_environment import url

Row = dict[str, Any]
#: Key of a content type, key of an object.
GenericKey = tuple[int, int]

#: Rows that are in memory at once.
CHUNK = 200


def chunks(found: QuerySet[Any, Any]) -> Iterator[list[Any]]:
    """The rows in order of their keys, some at a time, by one query."""
    rows = found.order_by("pk").iterator(chunk_size=CHUNK)
    while chunk := list(islice(rows, CHUNK)):
        yield chunk


def absolute(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def comment_address(pk: int | None) -> str:
    return absolute(url("comment-permalink", pk)) if pk else ""


def find_things(keys: Iterable[GenericKey]) -> dict[GenericKey, Any]:
    """Those that are still there. One query for each model."""
    keys_by_type: dict[int, set[int]] = defaultdict(set)
    for type_id, pk in keys:
        keys_by_type[type_id].add(pk)
    return {
        (type_id, thing.pk): thing
        for type_id, pks in keys_by_type.items()
        for thing in ContentType.objects.get_for_id(type_id).get_all_objects_for_this_type(pk__in=pks)
    }


def describe(thing: Any) -> Row:
    """Title and address of an article or another thing that a member commented on or was told of."""
    if thing is None:
        return {"about": "", "about_address": ""}
    title = "your comment" if isinstance(thing, Comment) else thing.title
    return {"about": title, "about_address": absolute(thing.get_absolute_url())}


def places_of(conversation_ids: Collection[int]) -> dict[int, Row]:
    """What these conversations are about."""
    found = Conversation.objects.filter(pk__in=conversation_ids).values_list("pk", "content_type_id", "object_id")
    keys = {pk: (type_id, object_id) for pk, type_id, object_id in found}
    things = find_things(keys.values())
    return {pk: describe(things.get(key)) for pk, key in keys.items()}


def with_places(found: QuerySet[Any, Any], key: str) -> Iterator[tuple[Row, Row]]:
    """Each row with what its conversation is about; `key` is the name of the column with the conversation's key."""
    known: dict[Any, Row] = {None: describe(None)}
    for chunk in chunks(found):
        if missing := {row[key] for row in chunk} - known.keys():
            known |= places_of([pk for pk in missing if pk is not None])
        yield from ((row, known.get(row[key], known[None])) for row in chunk)
