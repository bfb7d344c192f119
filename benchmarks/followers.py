"""A comment that 5,000 people follow: what it costs the request and the worker; and the bell on a member's page."""

from collections.abc import Callable, Iterator
from functools import cache, partial
from statistics import median

from django.template import Context, engines
from django.test import RequestFactory, override_settings

from blog.models import ArticlePage
from community.comments.drafts import Draft
from community.comments.models import Conversation
from community.members.models import User
from community.notifications.bell import Bell
from community.notifications.models import Notification, Subscription
from community.notifications.notify import notify_followers
from community.posting.journey import post
from tests.factories import ArticlePageFactory

from .bulk_comments import create_conversation, members
from .ordinary_text import ordinary_texts
from .report import Report
from .timing import cpu_ms, queries_of

FOLLOWERS = 5_000
POSTS = 25
#: The request may take so many times as long as one that nobody follows.
AT_MOST = 1.2
#: Milliseconds that the bell may add to a member's page.
BELL_AT_MOST = 0.3
#: So many unread ones: more than most members ever have.
UNREAD = 20
#: As in production: the request orders the work, and a worker does it.
WORKER = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}


@cache
def texts() -> Iterator[str]:
    return ordinary_texts(600, seed=12)


def measure(report: Report) -> None:
    texts()
    people = members(FOLLOWERS + 100)
    # Few enough that each has written before: comments of new members wait for a moderator.
    writers = people[:60]
    alone, followed = ArticlePageFactory(), ArticlePageFactory()
    for target in (alone, followed):
        create_conversation(target, 400, writers=writers)
    conversation = Conversation.objects.get_or_create_for(followed)
    rows = [Subscription(member=member, target=conversation) for member in people[100:]]
    Subscription.objects.bulk_create(rows, batch_size=500)
    with override_settings(TASKS=WORKER):
        show_requests(report, alone, followed, writers)
    show_task(report, followed, writers[-1])
    show_bell(report, people[-1])


def say(target: ArticlePage, writer: User) -> int:
    text = next(texts())
    comment = post(Draft(target=target, body=text, member=writer, seconds_to_write=90)).comment
    assert comment.is_published
    return comment.pk


def show_requests(report: Report, alone: ArticlePage, followed: ArticlePage, writers: list[User]) -> None:
    report.head(f"A comment in a conversation that {FOLLOWERS:,} members follow: median CPU time of {POSTS}")
    taken: dict[str, list[float]] = {"nobody follows": [], f"{FOLLOWERS:,} follow": []}
    for number in range(POSTS):
        pair = (alone, writers[number]), (followed, writers[number + POSTS])
        for name, (target, writer) in zip(taken, pair, strict=True):
            taken[name].append(cpu_ms(partial(say, target, writer)))
    base, other = (median(times) for times in taken.values())
    verdict = report.goal(
        f"a followed comment: {other / base:.2f} times one that nobody follows, wanted {AT_MOST}",
        met=other / base <= AT_MOST,
    )
    rows = [[name, f"{median(times):.1f}", f"{median(times) / base:.2f}"] for name, times in taken.items()]
    report.table(["", "ms", "ratio", ""], [[*rows[0], ""], [*rows[1], verdict]])


def show_task(report: Report, followed: ArticlePage, writer: User) -> None:
    with override_settings(TASKS=WORKER):
        pk = say(followed, writer)
    taken = cpu_ms(lambda: notify_followers.func(pk))
    told = Notification.objects.filter(comment=pk).count()
    with override_settings(TASKS=WORKER):
        pk = say(followed, writer)
    queries = queries_of(lambda: notify_followers.func(pk))
    report.say(f"The worker then writes {told:,} notifications in {taken:.0f} ms CPU and {queries} queries.")


def show_bell(report: Report, member: User) -> None:
    report.head(f"The bell on a member's page, {UNREAD} unread: shortest CPU time")
    own = Notification.objects.filter(recipient=member)
    own.exclude(pk__in=list(own.values_list("pk", flat=True)[:UNREAD])).delete()
    drawn = engines["django"].engine.get_template("_bell.html")
    taken = shortest(lambda: drawn.render(Context({"request": request_of(member)})))
    asking = shortest(lambda: Bell.of(member).label)
    verdict = report.goal(f"the bell: {taken:.2f} ms, wanted {BELL_AT_MOST}", met=taken <= BELL_AT_MOST)
    report.table(
        ["", "ms", ""], [["the query alone", f"{asking:.2f}", ""], ["the whole bell", f"{taken:.2f}", verdict]]
    )


def request_of(member: User) -> object:
    request = RequestFactory().get("/")
    request.user = member
    return request


def shortest(work: Callable[[], object], *, runs: int = 15, times: int = 50) -> float:
    """Of one, in a run of `times`: one alone is shorter than what the clock and the emptied caches add."""
    return min(cpu_ms(lambda: [work() for _ in range(times)]) / times for _ in range(runs))
