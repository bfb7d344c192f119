"""Pages of a long conversation in every order, compared with a conversation of 99, all without the cache.

On PostgreSQL also: which tables its planner reads whole, with 100,000 comments on 1,000 pages.
"""

import json
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.template import RequestContext, Template
from django.test import RequestFactory
from django.test.utils import CaptureQueriesContext

from blog.models import ArticlePage
from community.comments.models import Comment, Conversation
from community.conversations.reader import Order
from community.members.models import User
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .conversation import make_returning_visitor
from .report import Report
from .timing import best_of

TAG = Template("{% include '_conversation.html' with target=article %}")
#: No page may take longer than this many times the page of 99.
AT_MOST = 1.5
RUNS = 15
COMMENT_TABLES = {"django_comments", "django_comments_xtd_xtdcomment", "comments_comment"}


def measure(report: Report, *, size: int) -> None:
    writers = members(1_000)
    small, many, one = ArticlePageFactory(), ArticlePageFactory(), ArticlePageFactory()
    places = [
        ("99", small, create_conversation(small, 99, writers=writers)),
        (f"{size:,} in many threads", many, create_conversation(many, size, writers=writers)),
        (f"{size:,} in one", one, create_conversation(one, size, writers=writers, roots=0)),
    ]
    for _, _, conversation in places:
        make_returning_visitor(writers[0], conversation)
    for who, reader in (("stranger", None), ("member", writers[0])):
        show_times(report, places, who, reader)
    if connection.vendor == "postgresql":
        show_plans(report, writers)


def show_times(
    report: Report, places: list[tuple[str, ArticlePage, Conversation]], who: str, reader: User | None
) -> None:
    report.head(f"Pages for a {who}: CPU time, any page in any order against the page of 99")
    jobs: dict[str, Callable[[], Callable[[], object]]] = {}
    for name, article, conversation in places:
        keys = list(conversation.comments.order_by("path").values_list("pk", flat=True))
        pages = {"first": ""} if name == "99" else {"first": "", "middle": f"&after={keys[len(keys) // 2]}"}
        if name != "99":
            pages["late"] = f"&after={keys[-150]}"
            pages["back"] = f"&before={keys[len(keys) // 2]}"
        for order in Order:
            for page, query in pages.items():
                jobs[f"{name}, {order}, {page}"] = partial(rendering, article, reader, f"sort={order}{query}")
    for job in jobs.values():
        job()()
    times = dict(zip(jobs, best_of(RUNS, list(jobs.values())), strict=True))
    rows = []
    for name, taken in times.items():
        # Each order is compared with itself: two of them query the threads first.
        base = times[f"99, {name.split(', ')[1]}, first"]
        verdict = report.goal(
            f"{name}, for a {who}: {taken / base:.2f} times the page of 99, wanted {AT_MOST}",
            met=taken / base <= AT_MOST,
        )
        rows.append([name, f"{taken:.2f}", f"{taken / base:.2f}", verdict])
    report.table(["page", "ms", "ratio", ""], rows)


def rendering(article: ArticlePage, reader: User | None, query: str) -> Callable[[], str]:
    # Otherwise the page would come from the cache and cost the same at every length.
    Conversation.objects.renew_cache_version(Conversation.objects.get_or_create_for(article).pk)
    request = RequestFactory().get(f"/?{query}")
    request.user = AnonymousUser()
    if reader:
        request.user = User.objects.get(pk=reader.pk)
        request.user.conversation_order = query.removeprefix("sort=").split("&")[0]
        request.user.get_all_permissions()
    context = RequestContext(request, {"article": ArticlePage.objects.get(pk=article.pk)})
    return partial(TAG.render, context)


# --- Plans ---


def show_plans(report: Report, writers: list[User]) -> None:
    report.head("PostgreSQL with 100,000 comments on 1,000 pages: which comment tables are read whole")
    # The kind of page does not matter, only how many conversations share the tables.
    articles = [ArticlePageFactory() for _ in range(3)]
    for article in articles:
        create_conversation(article, 1_000, writers=writers)
    for number in range(997):
        create_conversation(ArticlePageFactory(), 97, writers=writers, seed=number)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")
    report.say(f"  {Comment.objects.count():,} comments in {Conversation.objects.count():,} conversations")
    for who, reader in (("stranger", None), ("member", writers[0])):
        for order in Order:
            for article in articles[:1]:
                keys = list(Comment.objects.about(article).order_by("path").values_list("pk", flat=True))
                for page, query in (("first", ""), ("middle", f"&after={keys[500]}"), ("back", f"&before={keys[500]}")):
                    with CaptureQueriesContext(connection) as queries:
                        rendering(article, reader, f"sort={order}{query}")()
                    whole = sequential_scans(queries)
                    verdict = report.goal(f"{order}, {page} page for a {who}: reads whole {whole}", met=not whole)
                    report.say(
                        f"{order}, {page} page for a {who}, {len(queries)} queries: {whole or 'none'}, {verdict}"
                    )


def sequential_scans(queries: CaptureQueriesContext) -> set[str]:
    found: set[str] = set()
    with connection.cursor() as cursor:
        for sql in [query["sql"] for query in queries if query["sql"].startswith("SELECT")]:
            cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}")
            [(plans,)] = cursor.fetchall()
            plans = json.loads(plans) if isinstance(plans, str) else plans
            found |= tables_read_whole(plans[0]["Plan"]) & COMMENT_TABLES
    return found


def tables_read_whole(plan: Any) -> set[str]:
    found = {plan["Relation Name"]} if plan["Node Type"] == "Seq Scan" else set()
    return found.union(*(tables_read_whole(below) for below in plan.get("Plans", [])))
