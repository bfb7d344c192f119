"""Comments as rows of the list, and which of them belong together.

A comment without a name never stands together with others but those of the same alias in the same conversation:
a group, or its count, would tell whose it is.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.avatars import avatar_of
from community.members.models import User
from community.spam.counterfactual import obstacles
from community.spam.models import Fingerprint
from community.text.excerpts import first_words

from .lanes import Row

#: Words of a comment in its row.
WORDS = 24


def with_what_rows_need(cases: QuerySet[Any]) -> QuerySet[Any]:
    text = Fingerprint.objects.filter(comment=OuterRef("pk"), kind=Fingerprint.Kind.TEXT).order_by("-pk")
    return (
        cases.select_related("user").prefetch_related("judgements").annotate(text_key=Subquery(text.values("key")[:1]))
    )


def rows_of(comments: Iterable[Any], *, all_cases: QuerySet[Comment], by: User, has_groups: bool) -> list[Row]:
    """Rows that belong together carry the same heading, and how many there are in the whole lane."""
    comments = list(comments)
    rows = [row_of(comment, by=by) for comment in comments]
    if not has_groups:
        return rows
    writers, texts = counts_by_writer(comments, all_cases), counts_by_text(comments, all_cases)
    for comment, row in zip(comments, rows, strict=True):
        same_writer, same_text = writers[writer_of(comment)], texts[comment.text_key] if not comment.alias else 0
        if same_writer > 1:
            row.heading, row.together = f"Same writer: {row.name}", f"writer=c{comment.pk}"
        elif same_text > 1:
            row.heading, row.together = "The same text", f"like={comment.pk}"
        else:
            row.heading = heading_of(comment)
        row.together_count = max(same_writer, same_text) if row.together else 0
    return rows


def row_of(comment: Any, *, by: User) -> Row:
    avatar = avatar_of(comment.name, None if comment.alias else comment.user_id)
    return Row(
        key=comment.pk,
        name=comment.name,
        since=comment.submit_date,
        text=first_words(comment.comment, WORDS),
        why=why(comment),
        seen=fingerprint(comment.comment),
        avatar=avatar.initials,
        colour=avatar.colour,
        is_own=is_own(comment, by),
    )


def is_own(comment: Comment, by: User) -> bool:
    return comment.user_id == by.pk or (
        comment.user_id is None and comment.user_email.lower() == by.email.lower() != ""
    )


def why(comment: Any) -> str:
    """ "1.8 points: the earnings (“£500 a week”). Guest." """
    judgements = list(comment.judgements.all())
    who = "No name shown" if comment.alias else "Member" if comment.user_id else "Guest"
    if not judgements:
        return who
    verdict = judgements[0].verdict
    heaviest = max(obstacles(verdict), key=lambda one: one.weight, default=None)
    reason = f": {heaviest.phrase}" if heaviest else ""
    return f"{verdict.score:.1f} points{reason}. {who}"


def heading_of(comment: Any) -> str:
    judgements = list(comment.judgements.all())
    if not judgements:
        return "Waiting"
    verdict = judgements[0].verdict
    if verdict.score >= verdict.thresholds.hold:
        return "Looks like spam"
    return "New writers" if any(gate.name == "newcomer" for gate in verdict.gates) else "By a rule of the house"


def writer_of(comment: Comment) -> tuple[Any, ...]:
    """What is known of who wrote it: equal for two comments only if a moderator may know that they belong together."""
    if comment.alias:
        return "alias", comment.conversation_id, comment.alias
    if comment.user_id:
        return "member", comment.user_id
    return ("guest", comment.user_email.lower()) if comment.user_email else ("comment", comment.pk)


def counts_by_writer(comments: list[Any], all_cases: QuerySet[Comment]) -> Counter[tuple[Any, ...]]:
    members = {comment.user_id for comment in comments if comment.user_id and not comment.alias}
    guests = {comment.user_email for comment in comments if not comment.user_id and comment.user_email}
    named = all_cases.filter(Q(user__in=members) | Q(user=None, user_email__in=guests), alias="").order_by()
    counts: Counter[tuple[Any, ...]] = Counter(writer_of(comment) for comment in comments if comment.alias)
    for user, email, count in named.values_list("user", "user_email").annotate(count=Count("pk")):
        counts["member", user] += count if user else 0
        counts["guest", email.lower()] += 0 if user else count
    return counts


def counts_by_text(comments: list[Any], all_cases: QuerySet[Comment]) -> Counter[str]:
    keys = {comment.text_key for comment in comments if comment.text_key and not comment.alias}
    texts = Fingerprint.objects.filter(kind=Fingerprint.Kind.TEXT, key__in=keys, comment__in=all_cases.filter(alias=""))
    return Counter(dict(texts.order_by().values_list("key").annotate(count=Count("comment", distinct=True))))
