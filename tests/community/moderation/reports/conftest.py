from collections.abc import Callable

import pytest
from django.test import Client

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.moderation.models import Report
from community.moderation.reports.reporting import Reporter, report_comment
from tests.factories import UserFactory
from tests.things.models import Thing


@pytest.fixture
def comment(say, member) -> Comment:
    """By a member, published."""
    return say("Sounds to me like you could work at home.", by=member)


@pytest.fixture
def established(say) -> Callable[..., User]:
    """established("Wren"): a member with one published comment, which is what standing takes."""
    elsewhere = Thing.objects.create(title="Elsewhere")

    def established(name: str) -> User:
        made: User = UserFactory(display_name=name, username=name.lower())
        say(f"Hello from {name}.", by=made, about=elsewhere)
        return made

    return established


@pytest.fixture
def report() -> Callable[..., Report]:
    """report(comment, by=member, reason="unkind"): as the page does it; `guest` is a confirmed address."""

    def report(comment: Comment, *, by: User | None = None, guest: str = "", reason="unkind", text="") -> Report:
        reporter = Reporter(member=by, email=guest, is_confirmed=bool(guest), ip_address="192.0.2.7")
        comment.refresh_from_db()
        return report_comment(comment, reason, text, by=reporter, has_read=fingerprint(comment.comment))

    return report


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    def sign_in(user: User) -> Client:
        client = Client()
        client.force_login(user)
        return client

    return sign_in
