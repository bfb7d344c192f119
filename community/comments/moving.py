"""A branch moves to another conversation, or back: a comment with everything below it. No other row is rewritten but
counters. Call these with both conversations locked (`lock_conversations`)."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.db.models import Max

from .aliases import alias_candidates
from .anonymity import first_free
from .models import Comment, Conversation, Feature, Mute, Question, Visit
from .path import MAX_LEVEL, WIDTH, ids
from .questions import forget_answers
from .recount import STORED

BATCH = 200
MOVED = ("conversation", "content_type", "object_pk", "path", "level", "parent_id", "thread_id", "reply_to", "alias")


def lock_conversations(*pks: int) -> list[Conversation]:
    """In the order of their keys: of two who lock the same ones at once, one waits for the other."""
    found = Conversation.objects.select_for_update().filter(pk__in=pks).order_by("pk")
    by_key = {each.pk: each for each in found}
    return [by_key[pk] for pk in pks]


def branch_of(root: Comment) -> list[Comment]:
    """The comment and everything below it, in the order of their keys. Of an opening: the whole conversation. On the
    deepest level replies stand beside what they answer, and belong to it all the same."""
    here = Comment.objects.filter(conversation=root.conversation_id).order_by("pk")
    if root.is_opening:
        return list(here)
    found = {each.pk: each for each in here.filter(path__startswith=root.path)}
    if root.level == MAX_LEVEL:
        beside = list(here.filter(path__startswith=root.path[:-WIDTH], level=MAX_LEVEL))
        while more := {each.pk: each for each in beside if each.reply_to_id in found and each.pk not in found}:
            found |= more
    return [found[pk] for pk in sorted(found)]


def move_branch(
    root: Comment, to: Conversation, *, under: Comment | None = None, is_opening: bool = False
) -> list[int]:
    """As the opening of `to`, as a thread of its own, or `under` one of its comments. Returns the ids of what moved."""
    before = Conversation.objects.get(pk=root.conversation_id)
    rows = branch_of(root)
    rename_aliases(rows, to)
    place(rows, root.pk, under=under, was_opening=root.is_opening, is_opening=is_opening)
    for row in rows:
        row.conversation, row.content_type_id, row.object_pk = to, to.content_type_id, str(to.object_id)
        row.is_opening = is_opening and row.pk == root.pk
    Comment.objects.bulk_update(rows, [*MOVED, "is_opening"], batch_size=BATCH)
    keys = [row.pk for row in rows]
    move_what_belongs(keys, before, to)
    for conversation in (before, to):
        recount_one(conversation)
    # Search and caches hear of what became of the first one.
    Comment.objects.get(pk=root.pk).save(update_fields=["status"])
    return keys


def place(rows: Iterable[Comment], root: int, *, under: Comment | None, was_opening: bool, is_opening: bool) -> None:
    """Sets paths, levels and what each replies to. Who answers an opening begins a thread."""
    by_key = {row.pk: row for row in rows}
    parents = {row.pk: [row.reply_to_id, *reversed(ids(row.path)[:-1])] for row in by_key.values()}
    above = {pk: next((each for each in found if each and each in by_key), root) for pk, found in parents.items()}
    placed: set[int] = set()
    for pk in by_key:
        # What was merged in can be older than what it stands below: that is placed first.
        chain = [pk]
        while chain[-1] != root and above[chain[-1]] not in placed:
            chain.append(above[chain[-1]])
        for each in reversed([pk for pk in chain if pk not in placed]):
            row, parent = by_key[each], under if each == root else by_key[above[each]]
            if each == root:
                row.reply_to_id = under.pk if under else None
            elif above[each] == root and (is_opening or was_opening):
                row.reply_to_id = None if is_opening else root
                parent = None if is_opening else parent
            put_under(row, parent)
            placed.add(each)


def put_under(row: Comment, above: Comment | None) -> None:
    path = "" if above is None else above.path if above.level < MAX_LEVEL else above.path[:-WIDTH]
    row.path = f"{path}{row.pk:0{WIDTH}x}"
    row.level = len(row.path) // WIDTH - 1
    row.parent_id = int(path[-WIDTH:], 16) if path else row.pk
    row.thread_id = int(row.path[:WIDTH], 16)


def rename_aliases(rows: Collection[Comment], to: Conversation) -> None:
    """Where somebody else has the same alias. Who muted the alias there, or here, goes on muting it."""
    here = Comment.objects.filter(conversation=to).exclude(alias="")
    taken = dict(here.values_list("alias", "user_id"))
    fresh: dict[str, str] = {}
    for row in rows:
        if row.alias in taken and taken[row.alias] != row.user_id and row.alias not in fresh:
            candidates = alias_candidates(row.user_id or 0, to.pk, comment_id=row.pk)
            fresh[row.alias] = first_free(candidates, to, also={each.alias for each in rows} | set(fresh.values()))
    moved = {row.alias for row in rows if row.alias}
    mutes = Mute.objects.filter(conversation__in={row.conversation_id for row in rows}, alias__in=moved)
    copies = [
        Mute(member_id=mute.member_id, conversation=to, alias=fresh.get(mute.alias, mute.alias)) for mute in mutes
    ]
    Mute.objects.bulk_create(copies, ignore_conflicts=True)
    for row in rows:
        row.alias = fresh.get(row.alias, row.alias)


def move_what_belongs(keys: list[int], before: Conversation, to: Conversation) -> None:
    """Features and questions go along. An answer that has left its question answers it no more. What a
    reader had seen before the move counts as seen there too."""
    Feature.objects.filter(comment__in=keys).update(conversation=to)
    Question.objects.filter(comment__in=keys).update(conversation=to)
    parted = Question.objects.filter(answer__in=keys).exclude(comment__in=keys)
    forget_answers(list(parted.values_list("answer_id", flat=True)))
    if not Visit.objects.filter(conversation=to).exists():
        visits = Visit.objects.filter(conversation=before)
        copies = [
            Visit(conversation=to, member_id=each.member_id, previous_at=each.previous_at, seen_at=each.seen_at)
            for each in visits
        ]
        Visit.objects.bulk_create(copies, ignore_conflicts=True, batch_size=BATCH)


def recount_one(conversation: Conversation) -> None:
    for stored in STORED:
        stored.repair(conversation.pk)
    published = Comment.objects.published().filter(conversation=conversation, is_opening=False)
    Conversation.objects.renew_cache_version(
        conversation.pk, last_comment_at=published.aggregate(at=Max("published_at"))["at"]
    )
