import pytest

from community.comments.models import Comment
from community.moderation.appeals.appealing import appeal_against
from community.moderation.appeals.deciders import who_else_can
from community.moderation.decisions import decide
from community.moderation.models import Act, Appeal, Decision


@pytest.fixture
def appeal(removal: Decision) -> Appeal:
    return appeal_against(removal, "It was about myself.")


def test_alone_nobody_else_can(appeal, moderator):
    assert not who_else_can(appeal, moderator)


def test_another_moderator_can(appeal, moderator, second_moderator):
    assert who_else_can(appeal, moderator)


def test_an_administrator_can(appeal, moderator, administrator):
    assert who_else_can(appeal, moderator)


@pytest.mark.parametrize("role", ["author", "editor", "other_member"])
def test_nobody_without_the_permission_can(request, appeal, moderator, role):
    request.getfixturevalue(role)

    assert not who_else_can(appeal, moderator)


def test_nor_somebody_whose_account_is_closed(appeal, moderator, second_moderator):
    second_moderator.is_active = False
    second_moderator.save()

    assert not who_else_can(appeal, moderator)


@pytest.mark.parametrize(("alias", "counts"), [("", False), ("Amber Fox", True)])
def test_an_author_who_is_a_moderator_counts_only_without_their_name(say, moderator, second_moderator, alias, counts):
    """Otherwise the answer would tell who wrote it."""
    comment = say("w", by=second_moderator)
    Comment.objects.filter(pk=comment.pk).update(alias=alias)
    comment.refresh_from_db()
    appeal = appeal_against(decide(comment, Act.REMOVE, by=moderator, reason="unkind"), "Mine.")

    assert who_else_can(appeal, moderator) is counts
