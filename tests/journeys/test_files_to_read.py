"""How many of our files one has to open to follow a request, as docs/decisions/0021 counts them.

Every page's own files (middleware, header, menu) are counted once, apart: an information page runs no others.
"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.test import Client

from blog.models import ArticlePage
from tests.community.posting.conftest import fields
from tests.factories import ArticlePageFactory, CommentFactory
from tests.journeys.conftest import signed_in
from tests.journeys.files_run import files_run

# Stories of their own: a page of docs/ tells each.
FILTER = "community/spam/"
MAIL = "community/notifications/"
CHECKS = ("blog/editor/", "blog/blocks/", "blog/markup/", "blog/models/checked_page.py", "blog/taken_slugs.py")
SEARCH = "site/search/"
DISCUSSIONS = "community/discussions/"
POLICIES = "community/comments/policy/"
QUOTES = "blog/follows/quoted_discussions.py"
# What every page needs once in a process, or a query.
ONCE = ("community/branding/", "site/juggle/sqlite3/")


@pytest.fixture
def every_page(client: Client, member: Any) -> set[str]:
    """What a page runs that has nothing to tell, for the stranger and for the member together."""
    browsers = [client, signed_in(member)]
    for browser in browsers:
        browser.get("/privacy/")
    with files_run() as run:
        for browser in browsers:
            assert browser.get("/privacy/").status_code == 200
    return run


@pytest.fixture
def conversation(article: ArticlePage, other_member: Any) -> ArticlePage:
    question = CommentFactory(target=article, member=other_member)
    CommentFactory(target=article, member=other_member, reply_to=question)
    return article


def besides(run: set[str], *stories: str | tuple[str, ...]) -> set[str]:
    return {path for path in run if not any(path.startswith(story) for story in stories)}


def is_drawing(path: str) -> bool:
    """Not `thread_view.py`: it decides, before anything is drawn, who sees what."""
    return path.endswith(".jinja") or Path(path).name in {"rendering.py", "comment_view.py"}


def test_every_page_runs_at_most_41(every_page):
    assert len(every_page) <= 41, sorted(every_page)


def test_a_page_of_a_conversation_runs_25_more_for_a_member(conversation, member, every_page):
    browser = signed_in(member)
    browser.get(conversation.get_url())

    with files_run() as run:
        browser.get(conversation.get_url())

    assert "community/conversations/cache.py" in run
    assert len(besides(run - every_page, DISCUSSIONS, POLICIES, QUOTES, ONCE)) <= 25, " ".join(sorted(run - every_page))


def test_drawing_a_new_comment_takes_four(conversation, member, other_member, every_page):
    browser = signed_in(member)
    browser.get(conversation.get_url())
    CommentFactory(target=conversation, member=other_member)

    with files_run() as run:
        browser.get(conversation.get_url())

    assert {path for path in run - every_page if is_drawing(path)} == {
        "community/conversations/comment_view.py",
        "community/conversations/rendering.py",
        "templates/conversations/_comment.jinja",
        "templates/conversations/_thread.jinja",
    }


def test_a_guests_post_runs_45_more_besides_the_filter_the_mail_and_the_search(client, article, every_page):
    address = f"/comments/on/blog.articlepage/{article.pk}/"
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
        form = fields(client.get(address).text)
    words = form | {"body": "Ours floods the bathroom whatever we swap.", "name": "Noor", "email": "noor@example.org"}

    with files_run() as run:
        assert client.post(address, words).status_code == 302

    assert {"community/posting/journey.py", "community/spam/judge.py"} <= run
    assert len(besides(run - every_page, FILTER, MAIL, SEARCH, POLICIES, QUOTES, ONCE)) <= 45, " ".join(
        sorted(run - every_page)
    )


def test_publishing_a_follow_up_runs_14_besides_the_checks_and_the_search(article, author):
    follow_up = ArticlePageFactory(
        title="What happened next", author=author, follows=article, changed="It went on.", live=False
    )
    revision = follow_up.save_revision()

    with files_run() as run:
        revision.publish()

    assert "blog/publishing.py" in run
    assert len(besides(run, CHECKS, SEARCH, POLICIES, QUOTES, ONCE)) <= 14, sorted(run)
