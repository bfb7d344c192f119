"""Takes back what moderators decided about comments: their status, the counts, what the filter learned, and what nobody
has been told yet. The log keeps both rows."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta

from django.db import transaction

from community.comments.bulk_states import LockedComment, change_statuses, lock_comments
from community.comments.models import Comment
from community.members.models import User

from .areas.area_rights import outside_area
from .models import Act, Decision
from .refused_decisions import Gone, NotDecided, OutsideArea, OwnComment, latest_decisions, own_among
from .reports.closing import reopen_reports
from .undone_learning import unlearn
from .undone_notifications import take_back_notifications
from .undone_reviews import take_back_reviews

Status = Comment.Status

#: What can be taken back; what authors did to their own comments cannot.
UNDOABLE = frozenset({Act.APPROVE, Act.SPAM, Act.REMOVE, Act.RESTORE, Act.KEEP})
#: A comment that was published so shortly before its decision was logged was published by it.
AT_ONCE = timedelta(seconds=30)


class NotUndone(NotDecided):
    """Something was decided since, or the text is gone."""

    def __init__(self, comment: Comment, since: Decision | None) -> None:
        why = f"has been {since.get_act_display()} by {since.who or 'somebody'} since" if since else "has changed since"
        super().__init__(f"The comment by {comment.name} {why}, and stays as it is.")


@dataclass
class Undone:
    done: list[Decision] = field(default_factory=list)
    refused: dict[int, NotDecided] = field(default_factory=dict)


def undo_decisions(keys: Collection[int], *, by: User) -> Undone:
    """Take back these rows of the log, each if nothing was decided about its comment since. In a constant number of
    queries for each status that comes back."""
    chosen = Decision.objects.filter(pk__in=keys, comment__isnull=False, act__in=UNDOABLE)
    related = chosen.select_related(
        "actor", "comment__user", "comment__reply_to", "comment__conversation__content_type"
    )
    with transaction.atomic():
        decisions = {one.comment: one for one in related.order_by("pk") if one.comment}
        locked = {row.pk: row for row in lock_comments([comment.pk for comment in decisions])}
        undone = Undone(refused=refusals_to_undo(decisions, locked, by=by))
        possible = {one: decision for one, decision in decisions.items() if one.pk not in undone.refused}
        for status in sorted({decision.status_before for decision in possible.values()}):
            group = {one: decision for one, decision in possible.items() if decision.status_before == status}
            undone.done += put_back(group, locked, status, by=by)
        unlearn(possible.values())
        take_back_reviews(possible)
        reopen_reports(possible.values())
        take_back_notifications(possible, by=by)
    return undone


def refusals_to_undo(
    decisions: Mapping[Comment, Decision], locked: Mapping[int, LockedComment], *, by: User
) -> dict[int, NotDecided]:
    refused: dict[int, NotDecided] = {}
    own, latest, outside = own_among(decisions, by), latest_decisions(decisions), outside_area(decisions, by)
    for comment, decision in decisions.items():
        if (row := locked.get(comment.pk)) is None:
            refused[comment.pk] = Gone(comment)
            continue
        last = latest[comment.pk]
        comment.status = row.status
        is_empty = decision.status_before == Status.PUBLISHED and not row.text
        if comment.pk in outside:
            refused[comment.pk] = OutsideArea(comment)
        elif comment.pk in own:
            refused[comment.pk] = OwnComment(comment)
        elif last.pk != decision.pk or row.status != decision.status_after or is_empty:
            refused[comment.pk] = NotUndone(comment, last if last.pk != decision.pk else None)
    return refused


def put_back(
    decisions: Mapping[Comment, Decision], locked: Mapping[int, LockedComment], status: str, *, by: User
) -> list[Decision]:
    """All of these had this status before."""
    changed = [locked[comment.pk] for comment in decisions if locked[comment.pk].status != status]
    first = published_by(decisions.values(), locked) if status != Status.PUBLISHED else []
    change_statuses(changed, status, forget_publication=first)
    for comment in decisions:
        comment.status = status
    before = {comment.pk: locked[comment.pk].status for comment in decisions}
    return Decision.objects.record_many(list(decisions), Act.UNDO, actor=by, before=before)


def published_by(decisions: Iterable[Decision], locked: Mapping[int, LockedComment]) -> list[int]:
    """Keys of the comments that these decisions published for the first time."""
    found = []
    for decision in decisions:
        row = locked[decision.comment_id] if decision.comment_id else None
        at = row.published_at if row else None
        if row and at and decision.status_after == Status.PUBLISHED and abs(decision.created_at - at) < AT_ONCE:
            found.append(row.pk)
    return found
