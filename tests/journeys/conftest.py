"""Whole stories over HTTP, as a browser without JavaScript would tell them."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client

from community.members.models import User

Say = Callable[..., Any]


@pytest.fixture
def say(django_capture_on_commit_callbacks: Any) -> Say:
    """say(client, article, "words", to=comment, name="Ann", email="…"): opens the form, takes a minute, posts it."""

    def say(client: Client, article: Any, words: str, *, to: Any = None, **typed: str) -> Any:
        address = f"/comments/on/blog.articlepage/{article.pk}/"
        with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
            page = client.get(address, {"reply_to": to.pk} if to else {}).text
        form = page[page.index("data-reply-form") :]
        hidden = {
            name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form)
        }
        with django_capture_on_commit_callbacks(execute=True):
            return client.post(address, hidden | {"body": words} | typed, follow=True)

    return say


@pytest.fixture
def decide(django_capture_on_commit_callbacks: Any, moderator: User) -> Callable[..., Any]:
    """decide(comment, "remove", reason="unkind"), by the moderator."""

    def decide(comment: Any, act: str, **why: str) -> Any:
        browser = signed_in(moderator)
        with django_capture_on_commit_callbacks(execute=True):
            return browser.post(f"/moderation/comments/{comment.pk}/{act}/", why, follow=True)

    return decide


def signed_in(member: User) -> Client:
    client = Client()
    client.force_login(member)
    return client


def last_email() -> Any:
    return mail.outbox[-1]
