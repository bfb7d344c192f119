from datetime import timedelta

import pytest

from community.comments.models import Comment
from community.members.models import User
from community.moderation.standings import demote
from home.templatetags.profile_tags import comments_by, helped_received, own_standing, portrait
from tests.factories import CommentFactory


def helped(comment: Comment, times: int, **also: str) -> Comment:
    Comment.objects.filter(pk=comment.pk).update(helped_count=times, **also)
    return comment


def test_helped_received_adds_up_in_one_query(article, member, django_assert_num_queries) -> None:
    helped(CommentFactory(target=article, member=member), 2)
    helped(CommentFactory(target=article, member=member), 3)
    helped(CommentFactory(target=article, member=member, status="removed"), 5)
    helped(CommentFactory(target=article), 7)
    helped_received(member)

    with django_assert_num_queries(1):
        assert helped_received(member) == 5


def test_nothing_counts_that_was_said_under_an_alias(article, member) -> None:
    named = helped(CommentFactory(target=article, member=member), 1)
    helped(CommentFactory(target=article, member=member), 4, alias="A quiet heron")

    assert list(comments_by(member)) == [named]
    assert helped_received(member) == 1


def test_nothing_is_listed_that_this_reader_may_not_read(article, member) -> None:
    CommentFactory(target=article, member=member)
    article.unpublish()

    assert (list(comments_by(member)), helped_received(member)) == ([], 0)


def test_ones_own_standing_counts_everything_approved(article, member) -> None:
    for number in range(6):
        helped(CommentFactory(target=article, member=member), 0, alias="A quiet heron" if number else "")
    User.objects.filter(pk=member.pk).update(date_joined=member.date_joined - timedelta(days=8))
    member.refresh_from_db()

    standing = own_standing(member)

    assert (standing.name, standing.next, standing.edit_minutes, standing.set_back) == ("trusted", "", 30, None)


def test_who_was_set_back_is_told_by_whose_words(member, moderator) -> None:
    decision = demote(member, by=moderator, note="Links.")

    assert own_standing(member).set_back == decision


@pytest.mark.parametrize(("picture", "drawn"), [("", '<span class="avatar'), ("abc", '<img class="avatar"')])
def test_portrait(member, picture: str, drawn: str) -> None:
    member.picture = picture

    assert portrait(member).startswith(drawn)
