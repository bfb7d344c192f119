"""Searches among many comments: the time of each, for a stranger, with words that are everywhere and rare ones."""

from functools import partial
from random import Random

from community.comments.models import Comment
from search.filters import Filters
from search.indexing import index
from search.models import Kind
from search.query import parse
from search.results import Results
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .sample_text import CONTENT_WORDS, FUNCTION_WORDS
from .timing import cpu_ms, queries_of

#: The goals: milliseconds for nineteen of twenty searches, and queries of the first page without the frame around it.
MILLISECONDS, QUERIES = 100, 12
CONVERSATION = 5_000
SEARCHES = 60


def measure(report: Report, *, size: int) -> None:
    writers = members(1_000)
    for number in range(size // CONVERSATION):
        create_conversation(ArticlePageFactory(), CONVERSATION, writers=writers, seed=number)
    keys = list(Comment.objects.order_by("pk").values_list("pk", flat=True))
    taken = cpu_ms(lambda: [index(Kind.COMMENT, keys[start : start + 200]) for start in range(0, len(keys), 200)])
    report.head(f"Search among {len(keys):,} comments: CPU time of this process")
    report.say(f"Making the index: {taken / len(keys):.2f} ms for each comment.")
    chance = Random(7)
    rare, common = CONTENT_WORDS.split(), FUNCTION_WORDS.split()
    kinds = {
        "a word of every second comment": lambda: chance.choice(common),
        "a word of every fiftieth": lambda: chance.choice(rare),
        "three words": lambda: " ".join(chance.choices(rare, k=3)),
        "a phrase": lambda: f'"{chance.choice(common)} {chance.choice(rare)}"',
        "a word that is nowhere": lambda: "kxwq",
    }
    rows = []
    for name, typed in kinds.items():
        times = sorted(cpu_ms(partial(first_page, typed())) for _ in range(SEARCHES))
        slow, queries = times[int(SEARCHES * 0.95)], queries_of(partial(first_page, typed()))
        met = slow <= MILLISECONDS and queries <= QUERIES
        rows.append(
            [name, f"{times[SEARCHES // 2]:.1f}", f"{slow:.1f}", queries, report.goal(f"search: {name}", met=met)]
        )
    report.table(["", "median ms", f"95 % below (goal {MILLISECONDS})", f"queries (goal {QUERIES})", ""], rows)


def first_page(typed: str) -> None:
    results = Results(parse(typed), Filters(), None, 1)
    assert results.shown is not None
    assert results.people is not None
