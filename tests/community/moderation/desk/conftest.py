from collections.abc import Callable

import pytest
from django.test import Client

from community.comments.editing import fingerprint
from community.comments.models import Comment
from community.members.models import User
from community.spam.models import Judgement
from community.spam.verdicts import Evidence, Gate, Verdict
from tests.factories import UserFactory

FETCH = {"HTTP_X_REQUESTED_WITH": "fetch"}


@pytest.fixture
def sign_in() -> Callable[[User], Client]:
    def sign_in(member: User) -> Client:
        client = Client()
        client.force_login(member)
        return client

    return sign_in


@pytest.fixture
def desk(sign_in, moderator) -> Client:
    return sign_in(moderator)


@pytest.fixture
def other_moderator(db) -> User:
    return UserFactory(display_name="Tobias Wendt", username="tobias-w", groups=["Moderators"])


@pytest.fixture
def hold(say) -> Callable[..., Comment]:
    """hold("words", by=member, gates=["newcomer"]): a held comment with its verdict; `alias` hides the name."""

    def hold(
        body: str = "Held words.", *, evidence=(), gates=("newcomer",), alias="", status="held", **more
    ) -> Comment:
        comment = say(body, status=status, **more)
        if alias:
            Comment.objects.filter(pk=comment.pk).update(alias=alias)
            comment.alias = alias
        found = [Evidence("start", -1.0), *evidence]
        Judgement.objects.record(comment, Verdict.on(found, [Gate(name) for name in gates]))
        return comment

    return hold


@pytest.fixture
def act(desk) -> Callable[..., dict]:
    """act("approve", comment, …): what the script is answered; `by` another client than the moderator's."""

    def act(name: str, *comments: Comment, lane: str = "held", by: Client = desk, **fields) -> dict:
        cases = [f"{comment.pk}.{fingerprint(comment.comment)}" for comment in comments]
        return by.post(f"/cms/moderation/{lane}/act/", {"act": name, "case": cases, **fields}, **FETCH).json()

    return act


def status_of(comment: Comment) -> str:
    return Comment.objects.values_list("status", flat=True).get(pk=comment.pk)
