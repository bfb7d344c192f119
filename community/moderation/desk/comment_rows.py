"""Comments as rows of the list, and which of them belong together.

A comment without a name never stands together with others but those of the same alias in the same conversation:
a group, or its count, would tell whose it is.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db.models import CharField, Count, IntegerField, OuterRef, Q, QuerySet, Subquery, Value

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.avatars import avatar_of
from community.members.models import User
from community.spam.counterfactual import obstacles
from community.spam.models import Fingerprint, Judgement
from community.spam.verdicts import Verdict
from community.text.excerpts import first_words

from .lanes import Row

#: Words of a comment in its row.
WORDS = 24


#: What a row needs of the latest verdict.
OF_VERDICT = ("outcome", "evidence", "gates", "hold_at", "reject_at")


def with_what_rows_need(cases: QuerySet[Any]) -> QuerySet[Any]:
    text = Fingerprint.objects.filter(comment=OuterRef("pk"), kind=Fingerprint.Kind.TEXT).order_by("-pk")
    latest = Judgement.objects.filter(comment=OuterRef("pk")).order_by("-pk")
    verdict = {f"judged_{name}": Subquery(latest.values(name)[:1]) for name in OF_VERDICT}
    return cases.select_related("user").annotate(text_key=Subquery(text.values("key")[:1]), **verdict)


def verdict_on(comment: Any) -> Verdict | None:
    if not comment.judged_outcome:
        return None
    return Judgement(**{name: getattr(comment, f"judged_{name}") for name in OF_VERDICT}).verdict


def rows_of(comments: Iterable[Any], *, all_cases: QuerySet[Comment], by: User, has_groups: bool) -> list[Row]:
    """Rows that belong together carry the same heading, and how many there are in the whole lane."""
    comments = list(comments)
    verdicts = [verdict_on(comment) for comment in comments]
    rows = [row_of(comment, verdict, by=by) for comment, verdict in zip(comments, verdicts, strict=True)]
    if not has_groups:
        return rows
    writers, texts = counts_of(comments, all_cases)
    for comment, verdict, row in zip(comments, verdicts, rows, strict=True):
        same_writer, same_text = writers[writer_of(comment)], texts[comment.text_key] if not comment.alias else 0
        if same_writer > 1:
            row.heading, row.together = f"Same writer: {row.name}", f"writer=c{comment.pk}"
        elif same_text > 1:
            row.heading, row.together = "The same text", f"like={comment.pk}"
        else:
            row.heading = heading_of(verdict)
        row.together_count = max(same_writer, same_text) if row.together else 0
    return rows


def row_of(comment: Any, verdict: Verdict | None, *, by: User) -> Row:
    avatar = avatar_of(comment.name, None if comment.alias else comment.user_id)
    return Row(
        key=comment.pk,
        name=comment.name,
        since=comment.submit_date,
        text=first_words(comment.comment, WORDS),
        why=why(comment, verdict),
        words=len(comment.comment.split()),
        seen=fingerprint(comment.comment),
        avatar=avatar.initials,
        colour=avatar.colour,
        is_own=is_own(comment, by),
    )


def is_own(comment: Comment, by: User) -> bool:
    return comment.user_id == by.pk or (
        comment.user_id is None and comment.user_email.lower() == by.email.lower() != ""
    )


def why(comment: Any, verdict: Verdict | None) -> str:
    """ "1.8 points: the earnings (“£500 a week”). Guest." """
    who = "No name shown" if comment.alias else "Member" if comment.user_id else "Guest"
    if verdict is None:
        return who
    heaviest = max(obstacles(verdict), key=lambda one: one.weight, default=None)
    reason = f": {heaviest.phrase}" if heaviest else ""
    points = f"{verdict.score:.1f}".replace("-", "−")
    return f"{points} points{reason}. {who}"


def heading_of(verdict: Verdict | None) -> str:
    if verdict is None:
        return "Waiting"
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


def counts_of(comments: list[Any], all_cases: QuerySet[Comment]) -> tuple[Counter[tuple[Any, ...]], Counter[str]]:
    """How many cases of the whole lane these writers, and these texts, have. One query."""
    members = {comment.user_id for comment in comments if comment.user_id and not comment.alias}
    guests = {comment.user_email for comment in comments if not comment.user_id and comment.user_email}
    keys = {comment.text_key for comment in comments if comment.text_key and not comment.alias}
    named = all_cases.filter(alias="").order_by()
    by_writer = named.filter(Q(user__in=members) | Q(user=None, user_email__in=guests))
    texts = Fingerprint.objects.filter(kind=Fingerprint.Kind.TEXT, key__in=keys, comment__in=named).order_by()
    nobody, no_text = Value(None, output_field=IntegerField()), Value("", output_field=CharField())
    found = (
        by_writer.annotate(text=no_text)
        .values_list("user", "user_email", "text")
        .annotate(count=Count("pk"))
        .union(
            texts.annotate(member=nobody, email=no_text)
            .values_list("member", "email", "key")
            .annotate(count=Count("comment", distinct=True)),
            all=True,
        )
    )
    writers = Counter(writer_of(comment) for comment in comments if comment.alias)
    by_text: Counter[str] = Counter()
    for user, email, key, count in found if members or guests or keys else ():
        if key:
            by_text[key] += count
        else:
            writers["member" if user else "guest", user or email.lower()] += count
    return writers, by_text
