from collections.abc import Callable

import pytest

from community.comments import saving
from community.comments.drafts import Draft
from community.comments.models import Comment
from tests.things.models import Thing


@pytest.fixture
def thing(db) -> Thing:
    return Thing.objects.create(title="A thing")


@pytest.fixture
def say(thing) -> Callable[..., Comment]:
    """say("words", by=member, to=comment, status="held"): a comment about the thing; without `by`, a guest's."""

    def say(body: str, *, by=None, to=None, status="published", about=thing) -> Comment:
        draft = Draft(
            target=about,
            body=body,
            member=by,
            guest_name="" if by else "Ann Lee",
            guest_email="" if by else "ann@example.org",
            reply_to=to,
        )
        return saving.save_comment(draft, status=status)[0]

    return say
