"""An article on a topic, by an author, and a newsletter about it that was tested."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction
from django.utils import timezone

from blog.models import ArticlePage, Newsletter, Topic
from blog.newsletter.scheduling import save_words
from community.members.models import User
from community.notifications.models import Preferences
from tests.blog.newsletter.people import Followers
from tests.factories import ArticlePageFactory, TopicFactory


@pytest.fixture
def topic(db: Any) -> Topic:
    return TopicFactory(name="Sleep", slug="sleep")


@pytest.fixture
def on_sleep(author: User, topic: Topic) -> ArticlePage:
    return ArticlePageFactory(title="The bath is at seven now", slug="the-bath-at-seven", author=author, topics=[topic])


@pytest.fixture
def newsletter(on_sleep: ArticlePage, editor: User) -> Newsletter:
    saved = save_words(on_sleep, subject="The bath is at seven now", introduction="Good evening!", editor=editor)
    assert saved is not None
    Newsletter.objects.update(tested_at=timezone.now())
    saved.refresh_from_db()
    return saved


@pytest.fixture
def followers(topic: Topic) -> Followers:
    return Followers(topic)


@pytest.fixture
def _commits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Runs callbacks of `on_commit` at once, because a test never commits."""
    monkeypatch.setattr(transaction, "on_commit", lambda then, **kwargs: then())


@pytest.fixture(autouse=True)
def _nobody_sleeps(monkeypatch: pytest.MonkeyPatch, db: Any) -> None:
    """The tests run at any hour; those about quiet hours set them."""
    for name in ("quiet_from", "quiet_until"):
        monkeypatch.setattr(Preferences._meta.get_field(name), "default", None)
        monkeypatch.setattr(Preferences._meta.get_field(name), "_get_default", lambda: None)
