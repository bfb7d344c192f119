import pytest
from django.test import Client

from community.comments.models import Comment


@pytest.fixture
def desk(moderator) -> Client:
    client = Client()
    client.force_login(moderator)
    return client


@pytest.fixture
def hidden(say, member) -> Comment:
    """A comment by `member`, who wrote it as Amber Fox."""
    comment = say("words without a name", by=member, status="held")
    Comment.objects.filter(pk=comment.pk).update(alias="Amber Fox")
    comment.alias = "Amber Fox"
    return comment
