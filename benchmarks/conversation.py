"""Drawing a conversation: the site's tag against the package's, on the same rows, in turns, in one process."""

import re
from collections.abc import Callable
from functools import cache, partial

from django.contrib.auth.models import AnonymousUser
from django.template import RequestContext, Template
from django.test import RequestFactory, override_settings
from django.utils import timezone
from django_comments_xtd.models import XtdComment
from django_comments_xtd.templatetags import comments_xtd

from blog.models import ArticlePage
from community.comments.models import Comment, Conversation, Mute, Reaction, Visit
from community.conversations.pagination import PAGE_SIZE
from community.members.models import User
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .report import Report
from .timing import best_of, queries_of

# The package's tag uses the project's model. Our manager does not know `order`, so it gets the package's own model,
# which reads the same rows.
comments_xtd.XtdComment = XtdComment

OURS = Template("{% include '_conversation.html' with target=article %}")

DJANGOS_BACKEND = "django.contrib.auth.backends.ModelBackend"
#: Comments, and how many times faster the site must be.
GOALS = {99: 12, 1_000: 40, 10_000: 400}
RUNS = {99: 9, 1_000: 5, 10_000: 3}
MOST_QUERIES = {"stranger": 4, "member": 10}


@cache
def package_template() -> Template:
    """Without feedback and flagging, which the site does not have and which would cost the package more.

    Only the settings of the benchmarks have the package's tags.
    """
    return Template("{% load comments_xtd %}{% render_xtdcomment_tree for article %}")


def measure(report: Report, *, sizes: tuple[int, ...]) -> None:
    report.head("The conversation: CPU time, the package's render_xtdcomment_tree against the site's first page")
    rows = [row for size in sizes for row in measure_size(report, size)]
    columns = ["comments, reader", "theirs ms", "queries", "shown", "ours ms", "queries", "shown", "ratio", "goal", ""]
    report.table(columns, rows)


def measure_size(report: Report, size: int) -> list[list[object]]:
    article = ArticlePageFactory()
    writers = members(max(10, min(1_000, size // 2)))
    make_returning_visitor(writers[0], create_conversation(article, size, writers=writers))
    report.say(f"  {size:,} comments written")
    return [
        *rows_for(report, article, size, "stranger", reader=None),
        *rows_for(report, article, size, "member", reader=writers[0]),
    ]


def rows_for(report: Report, article: ArticlePage, size: int, who: str, *, reader: User | None) -> list[list[object]]:
    theirs = with_djangos_permissions(partial(rendering, package_template(), article, reader))
    kept = partial(rendering, OURS, article, reader)
    anew = partial(uncached_rendering, article, reader)
    # Once without measuring, to compile templates and cache content types, and to check the number of comments.
    shown_by_them, shown_by_us = count_comments(theirs()()), count_comments(kept()())
    assert (shown_by_them, shown_by_us) == (size, min(size, PAGE_SIZE)), (shown_by_them, shown_by_us)
    their_queries = queries_of(theirs())
    their_ms, *our_ms = best_of(RUNS[size], [theirs, anew, kept])
    rows: list[list[object]] = []
    for when, job, taken in zip(("anew", "kept"), (anew, kept), our_ms, strict=True):
        queries, ratio, wanted = queries_of(job()), their_ms / taken, GOALS[size]
        verdict = "no goal"
        if when == "kept":
            verdict = report.goal(
                f"conversation of {size:,} for a {who}: {ratio:.1f} times faster with {queries} queries;"
                f" wanted {wanted} with at most {MOST_QUERIES[who]}",
                met=ratio >= wanted and queries <= MOST_QUERIES[who],
            )
        rows.append(
            [
                *(f"{size:,} {who}, {when}", f"{their_ms:,.1f}", f"{their_queries:,}", shown_by_them),
                *(f"{taken:.2f}", queries, shown_by_us, f"{ratio:,.1f}", f"{wanted}", verdict),
            ]
        )
    return rows


def with_djangos_permissions(prepare: Callable[[], Callable[[], str]]) -> Callable[[], Callable[[], str]]:
    """The package asks for the permissions of everybody who wrote. Our backend answers in half the queries; the package
    is measured as it comes."""

    def prepared() -> Callable[[], str]:
        with override_settings(AUTHENTICATION_BACKENDS=[DJANGOS_BACKEND]):
            work = prepare()

        def measured() -> str:
            with override_settings(AUTHENTICATION_BACKENDS=[DJANGOS_BACKEND]):
                return work()

        return measured

    return prepared


def uncached_rendering(article: ArticlePage, reader: User | None) -> Callable[[], str]:
    """For the first reader after a new comment: the page is looked up and put together again.

    Comments that are shown as before stay drawn, as they do on the site.
    """
    Conversation.objects.renew_cache_version(Conversation.objects.get_or_create_for(article).pk)
    return rendering(OURS, article, reader)


def make_returning_visitor(member: User, conversation: Conversation) -> None:
    """Give a member every mark: the last thirty comments are new, one person is muted, ten comments have a reaction."""
    latest = list(conversation.comments.exclude(user=member).order_by("-published_at")[:30])
    thanked = latest[-10:]
    Visit.objects.create(
        member=member, conversation=conversation, previous_at=latest[-1].published_at, seen_at=timezone.now()
    )
    Mute.objects.get_or_create(member=member, person=next(comment.user for comment in latest if comment.user))
    Reaction.objects.bulk_create(Reaction(member=member, comment=comment) for comment in thanked)
    Comment.objects.filter(pk__in=[comment.pk for comment in thanked]).update(reaction_count=1)


def rendering(template: Template, article: ArticlePage, reader: User | None) -> Callable[[], str]:
    """Return a function that renders the conversation in a request of its own, which shares no cached attributes.

    What the head of the page has loaded by then is loaded: the authors, and a member's permissions.
    """
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    if reader:
        request.user = User.objects.get(pk=reader.pk)
        request.user.get_all_permissions()
    context = RequestContext(request, {"article": ArticlePage.objects.with_authors().get(pk=article.pk)})
    return partial(template.render, context)


def count_comments(html: str) -> int:
    return len(re.findall(r' id="c\d+"', html))
