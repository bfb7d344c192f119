import pytest

from community.comments import states
from community.comments.models import Comment
from community.conversations import pagination
from community.conversations.pagination import find_page_start, get_page
from community.conversations.reader import Reader

Status = Comment.Status


@pytest.fixture
def pages_of_three(monkeypatch):
    """Pages of three comments, so that a page's edge can be seen."""
    monkeypatch.setattr(pagination, "PAGE_SIZE", 3)


def keys(page: pagination.Page) -> list[int]:
    return [row.pk for row in page.rows]


def test_pages_follow_each_other_and_lose_nothing(say, pages_of_three):
    said = [say(str(number)) for number in range(7)]
    conversation = said[0].conversation

    first = get_page(conversation, Reader())
    second = get_page(conversation, Reader(), after=first.next_after)
    third = get_page(conversation, Reader(), after=second.next_after)

    assert keys(first) + keys(second) + keys(third) == [comment.pk for comment in said]
    assert (first.previous_before, second.previous_before, third.previous_before) == (None, said[3].pk, said[6].pk)
    assert third.next_after is None


def test_one_long_thread_is_cut_into_pages_as_well(say, pages_of_three):
    top = say("top")
    replies = [say(str(number), to=top) for number in range(4)]

    second = get_page(top.conversation, Reader(), after=replies[1].pk)

    assert keys(second) == [replies[2].pk, replies[3].pk]
    assert second.names[top.pk] == "Ann Lee"


def test_an_after_from_elsewhere_gives_the_first_page(say):
    said = say("here")

    page = get_page(said.conversation, Reader(), after=said.pk + 1000)

    assert keys(page) == [said.pk]
    assert page.previous_before is None


def test_a_comments_page_is_the_one_it_stands_on(say, pages_of_three):
    said = [say(str(number)) for number in range(7)]

    for comment in said:
        page = get_page(comment.conversation, Reader(), after=find_page_start(comment, Reader()))
        assert comment.pk in keys(page)


def test_each_reader_sees_what_is_theirs_to_see(say, member, other_member, moderator):
    published = say("published", by=member)
    held = say("held", by=member, status="held")
    refused = say("refused", by=member, status="spam")
    say("unconfirmed", status="unconfirmed")
    removed_alone = say("removed", by=member)
    states.change_status(removed_alone, Status.REMOVED)
    conversation = published.conversation

    seen = {
        name: keys(get_page(conversation, reader))
        for name, reader in {
            "stranger": Reader(),
            "author": Reader.of(member),
            "other": Reader.of(other_member),
            "moderator": Reader.of(moderator),
        }.items()
    }

    assert seen == {
        "stranger": [published.pk],
        "author": [published.pk, held.pk, refused.pk],
        "other": [published.pk],
        "moderator": [published.pk, held.pk],
    }


def test_whatever_hides_a_comment_its_public_replies_stay(say):
    for status in (Status.REMOVED, Status.SPAM, Status.HELD, Status.WITHDRAWN):
        top = say(f"to be {status}")
        reply = say("reply", to=top)
        states.change_status(top, status)

        assert {top.pk, reply.pk} <= set(keys(get_page(top.conversation, Reader())))


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_one_query_whatever_its_length(say, count, django_assert_num_queries):
    top = say("top")
    for number in range(count):
        say(str(number), to=top)

    with django_assert_num_queries(1):
        get_page(top.conversation, Reader())
