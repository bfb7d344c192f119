import pytest
from django.test import Client

from community.members.models import User
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from tests.factories import UserFactory


@pytest.fixture
def second_moderator(db) -> User:
    return UserFactory(display_name="Ines Duarte", username="ines", groups=["Moderators"])


@pytest.fixture
def removal(say, member, moderator) -> Decision:
    return decide(say("A joke.", by=member), Act.REMOVE, by=moderator, reason="unkind", note="Not funny.")


@pytest.fixture
def signed_in():
    def sign_in(member: User) -> Client:
        client = Client()
        client.force_login(member)
        return client

    return sign_in
