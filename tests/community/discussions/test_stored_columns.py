"""`manage.py recount_comments` repairs the three columns that a discussion keeps about its conversation."""

from datetime import UTC, datetime

import pytest
from django.core.management import call_command

from community.comments.models import Comment, Conversation
from community.comments.recount import recount
from community.discussions.models import Discussion

LONG_AGO = datetime(2020, 1, 1, tzinfo=UTC)


def columns() -> list[tuple[object, ...]]:
    return list(Discussion.objects.order_by("pk").values_list("is_published", "answer_count", "last_activity_at"))


@pytest.fixture
def some(begin, answer) -> list[tuple[object, ...]]:
    """Answered, unanswered, answered by a held comment, and held: what is right in each."""
    answer(begin("Answered"))
    begin("Unanswered")
    answer(begin("Waiting"), status="held")
    begin("Held", status="held")
    return columns()


@pytest.mark.parametrize(
    ("field", "wrong", "what", "count"),
    [
        ("is_published", False, "whether a discussion is published", 3),
        ("is_published", True, "whether a discussion is published", 1),
        ("answer_count", 7, "answers in a discussion", 4),
        ("last_activity_at", LONG_AGO, "the latest activity in a discussion", 4),
    ],
)
def test_a_wrong_column_is_set_right_and_named(some, capsys, field, wrong, what, count):
    Discussion.objects.update(**{field: wrong})

    call_command("recount_comments")

    assert capsys.readouterr().out == f"Set right: {what} ({count}).\n"
    assert columns() == some


def test_the_answers_follow_the_repaired_number_of_comments(some):
    Conversation.objects.update(comment_count=5)
    Discussion.objects.update(answer_count=5)

    repaired = recount()

    assert columns() == some
    assert (repaired["published comments in a conversation"], repaired["answers in a discussion"]) == (4, 4)
    assert set(recount().values()) == {0}


def test_an_opening_whose_status_was_changed_behind_our_back_takes_its_discussion_along(begin, client):
    discussion = begin()
    Comment.objects.filter(pk=discussion.opening.pk).update(status=Comment.Status.HELD)

    recount()

    assert not Discussion.objects.get().is_published
    assert client.get(discussion.get_absolute_url()).status_code == 404
