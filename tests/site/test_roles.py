"""Every URL of the site, requested in every role."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from blog.models import ArticlePage, Newsletter
from community.check_ins.answering import keep_round
from community.check_ins.models import CheckIn
from community.comments.models import Confirmation
from tests.factories import ArticlePageFactory, CheckInFactory, CommentFactory, DiscussionFactory, TopicFactory

from .role_answers import AWAY, ROLES, SIGN_IN, Things
from .roles import NAMED, TABLE

OURS = ("blog.", "community.", "demo.", "home.", "juggle.", "account_data.", "operations.", "search.", "transfer.")
#: What Wagtail serves under our names for each kind of row; its own permissions decide there.
WAGTAIL_NAMES = {"edit", "delete", "usage", "history", "history_results"}


@pytest.fixture
def things(article: ArticlePage, member: Any, author: Any) -> Things:
    article.topics = [TopicFactory(slug="here")]
    article.tags.add("here")
    article.save()
    unconfirmed = CommentFactory(
        target=article, member=None, guest_name="Ann Lee", guest_email="ann@example.org", status="unconfirmed"
    )
    return Things(
        article=article,
        draft=ArticlePageFactory(title="A draft", slug="a-draft", author=author, owner=author, live=False),
        comment=CommentFactory(target=article, member=member),
        held=CommentFactory(target=article, member=member, status="held"),
        token=Confirmation.objects.issue(unconfirmed),
        discussion=DiscussionFactory(title="Here", member=member),
        held_discussion=DiscussionFactory(title="Held", member=member, status="held"),
        check_in=answered_check_in(member),
        newsletter=Newsletter.objects.create(article=article, title=article.title, subject=article.title),
    )


def answered_check_in(member: Any) -> CheckIn:
    check_in: CheckIn = CheckInFactory(slug="here")
    keep_round(member, check_in.versions.get(), {"pride": 3}, on=date(2026, 1, 1))
    return check_in


@pytest.mark.parametrize("page", TABLE)
def test_everybody_gets_the_answer_that_is_theirs(page, things, request):
    path, answers = TABLE[page]
    found = {}

    for role in ROLES:
        client = Client(raise_request_exception=False)
        if role != "stranger":
            client.force_login(request.getfixturevalue(role))
        found[role] = answer(client, path(things))

    assert found == dict(zip(ROLES, answers, strict=True))


def answer(client: Client, path: str) -> int | str:
    """The status in the end, after all redirects; for a redirect of ours, that it is one."""
    response = client.get(path)
    while response.status_code == 302:
        to = response["Location"]
        if to.startswith("/account/login/"):
            return SIGN_IN
        if to == "/cms/":
            return AWAY
        if "/login/" not in to:
            return 302
        response = client.get(to)
    return response.status_code


def test_every_address_of_ours_is_in_the_table():
    assert set(names(get_resolver(settings.ROOT_URLCONF))) - NAMED.keys() == set()


def names(resolver: URLResolver, *, is_ours: bool = True) -> Iterator[str]:
    """Those that stand in our own list of addresses, and those of our own views in anybody's."""
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from names(entry, is_ours=False)
        elif entry.name and entry.name not in WAGTAIL_NAMES and (is_ours or module_of(entry).startswith(OURS)):
            yield entry.name


def module_of(entry: URLPattern) -> str:
    view = getattr(entry.callback, "__wrapped__", entry.callback)
    while hasattr(view, "__wrapped__"):
        view = view.__wrapped__
    return getattr(view, "__module__", "") or type(view).__module__
