import pytest

from community.comments import reactions, saving
from community.comments.drafts import Draft
from community.comments.models import Comment
from community.members.models import User
from tests.site.account_data.life import Life


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


@pytest.fixture
def life(member: User, other_member: User, moderator: User) -> Life:
    made = Life(member, other_member, moderator)
    User.objects.create(username="nobody", email="nobody@example.org")  # whose rows no constraint counts
    return made
