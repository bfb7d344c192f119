"""The article page with 99 comments: bytes sent to the browser, queries, and CPU time."""

import gzip
import re
from functools import partial
from html.parser import HTMLParser
from pathlib import Path
from random import Random

import brotli
from django.conf import settings
from django.contrib.staticfiles import finders
from django.http import HttpResponse
from django.test import Client

from blog.models import ArticlePage, Topic
from community.members.models import User
from tests.factories import ArticlePageFactory, TopicFactory

from .bulk_comments import SEED, create_conversation, members
from .report import Report
from .sample_text import sentence
from .server import ACCEPTED
from .timing import best_of, queries_of

COMMENTS = 99
MOST_HTML, MOST_TOGETHER, MOST_QUERIES = 25_000, 60_000, 12
RUNS = 15


class LoadedFiles(HTMLParser):
    """The stylesheets and scripts that a page loads."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.stylesheets: list[str] = []
        self.scripts: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "link" and given.get("rel") == "stylesheet":
            self.stylesheets.append(given["href"] or "")
        if tag == "script" and given.get("src"):
            self.scripts.append(given["src"] or "")


def measure(report: Report) -> None:
    writers = members(60)
    article = article_among_others(writers[0])
    create_conversation(article, COMMENTS, writers=writers)
    stranger, member = Client(), Client()
    member.force_login(writers[1], backend=settings.AUTHENTICATION_BACKENDS[0])
    weigh(report, article, "a stranger", stranger, with_goals=True)
    # Costs more: session, member, notifications, permissions.
    weigh(report, article, "a member, no goal", member, with_goals=False)
    compare(report, article, stranger, member)


def article_among_others(author: User) -> ArticlePage:
    """About 700 words, two topics, and something before and after it."""
    chance = Random(SEED)
    text = ["<p>" + " ".join(sentence(chance) for _ in range(5)) + "</p>" for _ in range(9)]
    body = [("text", "".join(text[:3])), ("heading", "What we tried"), ("text", "".join(text[3:]))]
    topics: list[Topic] = [TopicFactory(), TopicFactory()]
    before, article, _after = (ArticlePageFactory(author=author, body=body, topics=topics) for _ in range(3))
    article.follows = before
    article.save()
    return article


def get(client: Client, address: str, accepted: str = ACCEPTED) -> HttpResponse:
    response = client.get(address, headers={"accept-encoding": accepted})
    assert response.status_code == 200, (address, response.status_code)
    return response


# --- Size ---


def weigh(report: Report, article: ArticlePage, who: str, client: Client, *, with_goals: bool) -> None:
    report.head(f"The article with {COMMENTS} comments for {who}: bytes as they travel")
    fetch = partial(get, client, article.get_absolute_url())
    html = get(client, article.get_absolute_url(), accepted="identity").content
    assert html.count(b'<article class="comment') == COMMENTS
    asked = LoadedFiles(html.decode())
    # The first visit filled what is remembered between requests; this one is like all that follow.
    page, queries = len(fetch().content), queries_of(fetch)

    files = [file_sizes(address) for address in (*asked.stylesheets, *asked.scripts)]
    more = [address for address in fetched_by(asked.stylesheets) if not address.startswith("data:")]
    together = page + sum(compressed for _, _, compressed in files)
    report.table(
        ["", "whole", "compressed"],
        [
            ["the page", f"{len(html):,}", f"{page:,}"],
            *([name, f"{whole:,}", f"{compressed:,}"] for name, whole, compressed in files),
            ["together", f"{len(html) + sum(whole for _, whole, _ in files):,}", f"{together:,}"],
        ],
    )
    for what, met in (
        (f"HTML {page:,} bytes, at most {MOST_HTML:,}", page <= MOST_HTML),
        (f"together {together:,} bytes, at most {MOST_TOGETHER:,}", together <= MOST_TOGETHER),
        (f"{len(asked.stylesheets)} stylesheet, fetching {len(more)} more", len(asked.stylesheets) == 1 and not more),
        (f"{queries} queries, at most {MOST_QUERIES}", queries <= MOST_QUERIES),
    ):
        verdict = report.goal(f"the article for {who}: {what}", met=met) if with_goals else "no goal"
        report.say(f"{what}: {verdict}")


def file_sizes(address: str) -> tuple[str, int, int]:
    """As whitenoise keeps it in production: the smaller of gzip and Brotli, made once."""
    content = static_file(address).read_bytes()
    return address, len(content), min(len(content), len(brotli.compress(content)), len(gzip.compress(content, 9)))


def static_file(address: str) -> Path:
    assert address.startswith(settings.STATIC_URL), f"{address} is not ours"
    return Path(finders.find(address.removeprefix(settings.STATIC_URL)))


def fetched_by(stylesheets: list[str]) -> list[str]:
    text = "".join(static_file(address).read_text() for address in stylesheets)
    return re.findall(r"""(?:@import\s+|url\()["']?([^"')]+)""", text)


# --- Cost ---


def compare(report: Report, article: ArticlePage, stranger: Client, member: Client) -> None:
    report.head("Cost of a request through all middlewares, for orientation: no goal")
    pages = {
        "an empty view": (stranger, "/hello/"),
        "the article for a stranger": (stranger, article.get_absolute_url()),
        "the article for a member": (member, article.get_absolute_url()),
    }
    times = best_of(RUNS, [partial(partial, get, client, address) for client, address in pages.values()])
    report.table(
        ["CPU time", "ms", "times the empty view"],
        [[name, f"{taken:.2f}", f"{taken / times[0]:.0f}"] for name, taken in zip(pages, times, strict=True)],
    )
