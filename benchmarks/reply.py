"""A reply in a large conversation: which rows of the whole database it changes, and its CPU time."""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial
from random import Random
from statistics import median

from django.apps import apps
from django.db import models
from django_comments_xtd.models import XtdComment

from blog.models import ArticlePage
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.comments.path import ancestor_ids
from community.members.models import User
from community.posting.journey import post
from tests.factories import ArticlePageFactory

from .bulk_comments import SEED, TABLES, create_conversation, members
from .ordinary_text import ordinary_texts
from .report import Report
from .timing import cpu_ms

#: Every column of every row, by table and primary key.
Snapshot = dict[tuple[str, int], dict[str, object]]

LABELS = {model._meta.label for model in TABLES}
POSTS = 25
#: No reply may take longer than this many times one into a conversation of ten.
AT_MOST = 1.5


@cache
def texts() -> Iterator[str]:
    return ordinary_texts(600, seed=11)


def measure(report: Report, *, size: int) -> None:
    texts()
    # Few enough that each has written before: comments of new members wait for a moderator.
    writers = members(100)
    small, large, deep = ArticlePageFactory(), ArticlePageFactory(), ArticlePageFactory()
    create_conversation(small, 10, writers=writers)
    create_conversation(large, size, writers=writers)
    create_conversation(deep, size, writers=writers, roots=0)
    show_changed_rows(report, large, writers[0], size)
    show_times(
        report, [("10 comments", small), (f"{size:,} in many threads", large), (f"{size:,} in one", deep)], writers
    )


def answer(target: ArticlePage, answered: Comment, writer: User) -> Comment:
    text = next(texts())
    comment = post(Draft(target=target, body=text, member=writer, reply_to=answered, seconds_to_write=90)).comment
    assert comment.is_published
    return comment


# --- Which rows ---


def show_changed_rows(report: Report, target: ArticlePage, writer: User, size: int) -> None:
    report.head(f"A reply among {size:,} comments: every row of the database before and after")
    conversation = Conversation.objects.get_or_create_for(target)
    answered = conversation.comments.filter(level=3).order_by("pk").first()
    before = snapshot()
    posted = answer(target, answered, writer)
    after = snapshot()

    changes: dict[tuple[str, str], set[int]] = defaultdict(set)
    for place in before.keys() | after.keys():
        if what := difference(before.get(place), after.get(place)):
            label, key = place
            changes[label, what].add(key)
    report.table(["table", "what", "rows"], [[*change, len(keys)] for change, keys in sorted(changes.items())])

    rewritten = {change: keys for change, keys in changes.items() if change[0] in LABELS and change[1] != "new"}
    above = set(ancestor_ids(posted.path))
    verdict = report.goal(
        "a reply changes the counters of its ancestors and no other comment",
        met=rewritten == {(XtdComment._meta.label, "nested_count"): above},
    )
    report.say(f"Of other comments nothing but the counters of its {len(above)} ancestors: {verdict}")


def snapshot() -> Snapshot:
    return {
        (model._meta.label, row[0]): dict(zip(columns(model), row, strict=False))
        for model in apps.get_models()
        if model._meta.managed and not model._meta.proxy
        for row in model._base_manager.values_list(*columns(model)).iterator()
    }


def columns(model: type[models.Model]) -> list[str]:
    """Columns of the model's own table; the key first."""
    return ["pk", *(field.attname for field in model._meta.local_concrete_fields)]


def difference(before: dict[str, object] | None, after: dict[str, object] | None) -> str:
    if before is None:
        return "new"
    if after is None:
        return "gone"
    return ", ".join(name for name in after if before[name] != after[name])


# --- How long ---


def show_times(report: Report, places: list[tuple[str, ArticlePage]], writers: list[User]) -> None:
    report.head(f"The same reply, timed: median CPU time of {POSTS}, from draft to notifications")
    chance = Random(SEED)
    times: dict[str, list[float]] = defaultdict(list)
    for _ in range(POSTS):
        for name, target in places:
            conversation = Conversation.objects.get_or_create_for(target)
            answered = conversation.comments.get(pk=chance.choice(conversation.comments.values_list("pk", flat=True)))
            times[name].append(cpu_ms(partial(answer, target, answered, chance.choice(writers))))
    base = median(times[places[0][0]])
    rows = []
    for name, taken in times.items():
        ratio = median(taken) / base
        verdict = report.goal(
            f"a reply into {name}: {ratio:.2f} times one into 10, wanted {AT_MOST}", met=ratio <= AT_MOST
        )
        rows.append([name, f"{median(taken):.1f}", f"{ratio:.2f}", verdict])
    report.table(["into", "ms", "ratio", ""], rows)
