"""What is decided about many comments at once enters and leaves the index as what is decided about one."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide_many
from community.moderation.models import Act
from search.models import SearchEntry
from tests.factories import CommentFactory, DiscussionFactory


@pytest.fixture
def decide(moderator, django_capture_on_commit_callbacks):
    def decide(act: Act, *comments: Comment) -> None:
        found = Comment.objects.filter(pk__in=[one.pk for one in comments]).select_related("user", "conversation")
        with django_capture_on_commit_callbacks(execute=True):
            decide_many(dict.fromkeys(found, ""), act, by=moderator, reason="unkind" if act == Act.REMOVE else "")

    return decide


def indexed() -> set[int | None]:
    return set(SearchEntry.objects.exclude(comment=None).values_list("comment", flat=True))


def test_comments(article, member, decide):
    held = [CommentFactory(target=article, member=member, status="held", body=f"Number {one}") for one in range(3)]

    decide(Act.APPROVE, *held)
    assert indexed() == {comment.pk for comment in held}

    decide(Act.REMOVE, *held[:2])
    assert indexed() == {held[2].pk}


def test_openings_of_discussions(member, decide):
    openings = [DiscussionFactory(member=member, status="held").opening for _ in range(2)]

    decide(Act.APPROVE, *openings)
    assert SearchEntry.objects.exclude(discussion=None).count() == 2
    assert indexed() == set()

    decide(Act.SPAM, openings[0])
    assert SearchEntry.objects.exclude(discussion=None).count() == 1
