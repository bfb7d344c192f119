"""The list of everything that a member has muted."""

import pytest

from community.comments.models import Comment, Mute
from community.conversations.mutes import mute_branch, mute_person
from tests.factories import CommentFactory, UserFactory


@pytest.fixture
def own(client, member):
    client.force_login(member)
    return client


def test_people_branches_and_aliases_are_listed_and_ended_one_by_one(own, article, member, other_member) -> None:
    comment = CommentFactory(target=article, member=other_member)
    hidden = CommentFactory(target=article, member=other_member)
    hidden.alias = "Quiet Heron"
    for muted in (comment, hidden):
        mute_person(member, muted, on=True)
    mute_branch(member, comment, on=True)

    page = own.get("/comments/muted/").text
    after = own.post("/comments/muted/", {"unmute": Mute.objects.get(person=other_member).pk}, follow=True)

    assert (
        f'<a href="{comment.get_absolute_url()}">A comment by <bdi>{other_member}</bdi></a>, with its replies' in page
    )
    assert "<bdi>Quiet Heron</bdi>, in one conversation" in page
    assert f'<a href="{other_member.get_absolute_url()}"><bdi>{other_member}</bdi></a>' in page
    assert "No longer muted." in after.text
    assert Mute.objects.filter(member=member).count() == 2


def test_an_empty_list_says_how_one_mutes(own) -> None:
    assert "Nobody muted" in own.get("/comments/muted/").text


@pytest.mark.parametrize("key", ["", "x", "²", "99999"])
def test_a_key_that_makes_no_sense_changes_nothing(own, key) -> None:
    assert own.post("/comments/muted/", {"unmute": key})["Location"] == "/comments/muted/"


def test_nobody_ends_what_somebody_else_has_muted(own, article, other_member) -> None:
    comment = CommentFactory(target=article)
    mute_branch(other_member, comment, on=True)

    own.post("/comments/muted/", {"unmute": Mute.objects.get().pk})

    assert Mute.objects.count() == 1


def test_a_removed_comment_does_not_tell_its_writer(own, article, member, other_member) -> None:
    comment = CommentFactory(target=article, member=other_member)
    mute_branch(member, comment, on=True)
    Comment.objects.filter(pk=comment.pk).update(status="removed")

    assert str(other_member) not in own.get("/comments/muted/").text


@pytest.mark.parametrize("number", [1, 6])
def test_as_many_queries_however_many_are_muted(own, article, member, django_assert_max_num_queries, number) -> None:
    for _ in range(number):
        comment = CommentFactory(target=article, member=UserFactory())
        mute_person(member, comment, on=True)
        mute_branch(member, comment, on=True)

    with django_assert_max_num_queries(7):
        own.get("/comments/muted/")


def test_strangers_sign_in_first(client, db) -> None:
    assert client.get("/comments/muted/")["Location"] == "/account/login/?next=/comments/muted/"
