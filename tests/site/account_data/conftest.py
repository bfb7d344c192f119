import pytest

from community.comments import reactions, saving
from community.comments.drafts import Draft
from community.comments.models import Comment


@pytest.fixture
def say(article):
    """say("words", by=member, to=comment): a published comment about the article; without `by`, a guest's."""

    def say(body, *, by=None, to=None, status="published", email="ann@example.org"):
        who = {"member": by} if by else {"guest_name": "Ann", "guest_email": email}
        return saving.save_comment(Draft(target=article, body=body, reply_to=to, **who), status=status)[0]

    return say


@pytest.fixture
def thanks():
    def thanks(comment: Comment, *members):
        for member in members:
            reactions.add_reaction(comment, member)

    return thanks
