"""Lists of discussions, many against a hundred; starting one against a comment; a page against an article's."""

from collections.abc import Callable
from functools import partial
from itertools import count
from random import Random

from django.conf import settings
from django.db import connection
from django.http import HttpResponse
from django.test import Client

from blog.models import Topic
from community.comments.drafts import Draft
from community.comments.models import Visit
from community.discussions.discussion_list import PAGE_SIZE, discussions_in, in_order, with_latest
from community.discussions.list_filters import ListFilters
from community.discussions.list_order import Key, Which
from community.discussions.models import Discussion
from community.discussions.start import NOT_STARTED, start
from community.members.models import User
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.notifications.following.subscriptions import follow
from community.posting import journey
from tests.factories import ArticlePageFactory, TopicFactory

from .bulk_comments import create_conversation, members
from .many_discussions import create_discussions
from .report import Report
from .sample_text import comment
from .timing import best_of

#: The goals, as ratios.
LIST, START, PAGE = 3.0, 1.5, 1.1
FEW, ANSWERS, COMMENTS, FOLLOWED = 100, 25, 99, 60
RUNS = 7
HUNDREDTH = 99 * PAGE_SIZE
TABLES = ("discussions_discussion", "comments_comment", "comments_conversation", "discussions_taggeddiscussion")


def measure(report: Report, *, size: int) -> None:
    writers = members(1_000)
    topics = [TopicFactory() for _ in range(7)]
    reader = writers[0]
    measure_pages(report, writers, topics)
    grow(FEW, topics, writers, reader)
    few = measure_lists(topics[0], reader)
    grow(size - FEW, topics, writers, reader)
    report_lists(report, few, topics[0], reader)
    measure_start(report, topics[0], writers)


def grow(number: int, topics: list[Topic], writers: list[User], reader: User) -> None:
    made = create_discussions(number, ANSWERS, topics=topics, writers=writers, seed=number)
    for discussion in made[:FOLLOWED]:
        follow(reader, FOLLOW_KINDS["conversation"], discussion)
        assert discussion.opening is not None
        here = discussion.opening.conversation
        Visit.objects.create(member=reader, conversation=here, seen_at=discussion.created_at)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def lists(topic: Topic, reader: User) -> dict[str, ListFilters]:
    """Each by what it is called in the table."""
    found = {str(which.label): ListFilters(which, reader=reader) for which in Which}
    return found | {"By topic": ListFilters(topic=topic), "Newest by topic": ListFilters(Which.NEW, topic=topic)}


def measure_lists(topic: Topic, reader: User) -> dict[str, float]:
    """Milliseconds of the first page, for a member; "By topic" for a stranger."""
    return {name: best_of(RUNS, [partial(page, filters, "")])[0] for name, filters in lists(topic, reader).items()}


def page(filters: ListFilters, before: str) -> Callable[[], HttpResponse]:
    browser = Client()
    if filters.reader:
        browser.force_login(filters.reader, backend=settings.AUTHENTICATION_BACKENDS[0])
    address = filters.address(before=before)
    browser.get(address)
    return lambda: browser.get(address)


def report_lists(report: Report, few: dict[str, float], topic: Topic, reader: User) -> None:
    report.head(f"Lists of {Discussion.objects.count():,} discussions: CPU time of this process")
    rows = []
    for name, filters in lists(topic, reader).items():
        first = best_of(RUNS, [partial(page, filters, "")])[0]
        far, place = far_page(filters)
        later = best_of(RUNS, [partial(page, filters, far)])[0]
        scans = scanned(filters, far)
        slowest = max(first, later) / few[name]
        met = slowest <= LIST and not scans
        goal = report.goal(f"discussions: {name}", met=met)
        told = f"{slowest:.2f}"
        rows.append(
            [name, f"{few[name]:.1f}", f"{first:.1f}", f"{later:.1f} (page {place})", told, scans or "none", goal]
        )
    head = ["", f"ms at {FEW}", "ms, first page", "ms, far page", f"times (goal {LIST:g})", "whole tables read", ""]
    report.table(head, rows)


def far_page(filters: ListFilters) -> tuple[str, int]:
    """The key before the hundredth page, or before the last one of a shorter list."""
    found = in_order(discussions_in(filters), filters.which, None)
    rows = min(HUNDREDTH, found.count() - 1)
    at = max(0, rows // PAGE_SIZE * PAGE_SIZE)
    return (Key.of(found[at - 1], filters.which) if at else "", at // PAGE_SIZE + 1)


def scanned(filters: ListFilters, before: str) -> str:
    """Tables that the database would read from end to end for this page, out of the big ones."""
    start = Key.parse(before, filters.which)
    plan = with_latest(in_order(discussions_in(filters), filters.which, start))[: PAGE_SIZE + 1].explain()
    lines = [line for line in plan.splitlines() if "Seq Scan" in line or ("SCAN" in line and "USING" not in line)]
    return ", ".join(sorted({table for table in TABLES for line in lines if table in line}))


def measure_start(report: Report, topic: Topic, writers: list[User]) -> None:
    chance, numbers = Random(3), count(1)
    article = ArticlePageFactory()
    create_conversation(article, COMMENTS, writers=writers)

    def draft(**more: object) -> Draft:
        number = next(numbers)
        return Draft(body=f"{comment(chance)} {number}", member=writers[number], seconds_to_write=60.0, **more)  # type: ignore[arg-type]

    def posts() -> Callable[[], object]:
        return partial(journey.post, draft(target=article))

    def starts() -> Callable[[], object]:
        return partial(start, draft(target=NOT_STARTED, title=f"Who else is in gap {next(numbers)}?"), topic=topic)

    posted, started = best_of(15, [posts, starts])
    ratio = started / posted
    report.head("Starting a discussion against posting a comment: CPU time of this process")
    goal = report.goal("discussions: starting one", met=ratio <= START)
    row = [f"{posted:.1f}", f"{started:.1f}", f"{ratio:.2f}", goal]
    report.table(["ms for a comment", "ms for a discussion", f"times (goal {START:g})", ""], [row])


def measure_pages(report: Report, writers: list[User], topics: list[Topic]) -> None:
    """With the same talk, for a stranger and for a member."""
    article = ArticlePageFactory(topics=topics[:1])
    create_conversation(article, COMMENTS, writers=writers)
    discussion = create_discussions(3, COMMENTS, topics=topics[:1], writers=writers, seed=1)[2]
    member = Client()
    member.force_login(writers[1], backend=settings.AUTHENTICATION_BACKENDS[0])
    rows = []
    for name, browser in (("a stranger", Client()), ("a member", member)):
        addresses = [each.get_absolute_url() for each in (article, discussion)]
        for address in addresses:
            assert browser.get(address).status_code == 200
        jobs = [partial(lambda browser, address: partial(browser.get, address), browser, each) for each in addresses]
        of_article, of_discussion = best_of(15, jobs)
        ratio = of_discussion / of_article
        goal = report.goal(f"discussions: a page for {name}", met=ratio <= PAGE)
        rows.append([name, f"{of_article:.1f}", f"{of_discussion:.1f}", f"{ratio:.2f}", goal])
    report.head(f"A discussion's page against an article's, both with {COMMENTS} comments: CPU time of this process")
    report.table(["", "ms for the article", "ms for the discussion", f"times (goal {PAGE:g})", ""], rows)
