import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from html import unescape
from typing import Any

import pytest
import time_machine
from django.test import Client

from blog.models import Topic
from community.comments.drafts import Draft
from community.comments.models import Comment
from community.comments.saving import save_comment
from community.discussions.models import Discussion
from community.members.models import User
from tests.factories import DiscussionFactory, TopicFactory, UserFactory

TITLE = "What do you do with a Sunday evening stomach ache?"
TEXT = "It starts with the lunch boxes, and by eight I have read my work e-mail."


@pytest.fixture
def topic(db: Any) -> Topic:
    return TopicFactory(name="Boundaries", slug="boundaries")


@pytest.fixture
def nameless_topic(db: Any) -> Topic:
    return TopicFactory(name="Sharing the load", slug="sharing-the-load", allows_anonymity=True)


@pytest.fixture
def begin(db: Any) -> Callable[..., Discussion]:
    """begin(by=member, title="…", status="held", without_name=True): a discussion with its opening."""

    def begin(title: str = TITLE, *, by: User | None = None, **more: Any) -> Discussion:
        return DiscussionFactory(title=title, member=by or UserFactory(), **({"body": TEXT} | more))

    return begin


@pytest.fixture
def answer(db: Any) -> Callable[..., Comment]:
    """answer(discussion, "words", by=member): a published comment in it."""

    def answer(to: Discussion, body: str = "We go for a walk.", *, by: User | None = None, **more: Any) -> Comment:
        status = more.pop("status", "published")
        return save_comment(Draft(target=to, body=body, member=by or UserFactory(), **more), status=status)[0]

    return answer


@pytest.fixture
def walk(begin, answer) -> Discussion:
    """A discussion with two threads, one of them with replies."""
    discussion = begin("Sunday evenings", body="It starts with the lunch boxes.")
    first = answer(discussion, "We walk.")
    second = answer(discussion, "Where do you walk?", reply_to=first)
    answer(discussion, "Along the river.", reply_to=second)
    answer(discussion, "We cook.")
    return discussion


@pytest.fixture
def known(answer: Callable[..., Comment], begin: Callable[..., Discussion]) -> Callable[[User], User]:
    """known(member): a member one of whose comments was approved, so that the next one appears at once."""

    def known(member: User) -> User:
        answer(begin("Where it began", body="An earlier question."), by=member, body=f"An earlier comment by {member}.")
        return member

    return known


@pytest.fixture
def decide(django_capture_on_commit_callbacks: Any, moderator: User) -> Callable[..., Any]:
    """decide(discussion, "remove", reason="unkind"), by the moderator."""

    def decide(discussion: Discussion, act: str, **why: str) -> Any:
        with django_capture_on_commit_callbacks(execute=True):
            address = f"/moderation/comments/{discussion.opening_id}/{act}/"
            return sign_in(moderator).post(address, why, follow=True)

    return decide


def sign_in(member: User) -> Client:
    client = Client()
    client.force_login(member)
    return client


def filled(client: Client, **typed: str) -> dict[str, str]:
    """The form for a new discussion as this member got it a minute ago, with these fields typed in."""
    with time_machine.travel(datetime.now(UTC) - timedelta(minutes=1)):
        page = client.get("/discussions/new/").text
    form = page[page.index("data-writer") :]
    hidden = {name: unescape(value) for name, value in re.findall(r'<input[^>]*? name="(\w+)" value="([^"]*)"', form)}
    return hidden | {"title": TITLE, "body": TEXT} | typed
