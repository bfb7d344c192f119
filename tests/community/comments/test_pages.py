import pytest

from community.comments import pages, states
from community.comments.models import Comment
from community.comments.pages import page_holding, page_of
from community.comments.reader import Reader

Status = Comment.Status


@pytest.fixture
def pages_of_three(monkeypatch):
    """Pages of three comments, so that a page's edge can be seen."""
    monkeypatch.setattr(pages, "PAGE_SIZE", 3)


def keys(page: pages.Page) -> list[int]:
    return [row.pk for row in page.rows]


def test_pages_follow_each_other_and_lose_nothing(say, pages_of_three):
    said = [say(str(number)) for number in range(7)]
    conversation = said[0].conversation

    first = page_of(conversation, Reader())
    second = page_of(conversation, Reader(), after=first.next_after)
    third = page_of(conversation, Reader(), after=second.next_after)

    assert keys(first) + keys(second) + keys(third) == [comment.pk for comment in said]
    assert (first.previous_before, second.previous_before, third.previous_before) == (None, said[3].pk, said[6].pk)
    assert third.next_after is None


def test_one_long_thread_is_cut_into_pages_as_well(say, pages_of_three):
    top = say("top")
    replies = [say(str(number), to=top) for number in range(4)]

    second = page_of(top.conversation, Reader(), after=replies[1].pk)

    assert keys(second) == [replies[2].pk, replies[3].pk]
    assert second.names[top.pk] == "Ann Lee"


def test_an_after_from_elsewhere_gives_the_first_page(say):
    said = say("here")

    page = page_of(said.conversation, Reader(), after=said.pk + 1000)

    assert keys(page) == [said.pk]
    assert page.previous_before is None


def test_a_comments_page_is_the_one_it_stands_on(say, pages_of_three):
    said = [say(str(number)) for number in range(7)]

    for comment in said:
        page = page_of(comment.conversation, Reader(), after=page_holding(comment, Reader()))
        assert comment.pk in keys(page)


def test_each_reader_sees_what_is_theirs_to_see(say, member, other_member, moderator):
    published = say("published", by=member)
    held = say("held", by=member, status="held")
    refused = say("refused", by=member, status="spam")
    say("unconfirmed", status="unconfirmed")
    removed_alone = say("removed", by=member)
    states.change(removed_alone, Status.REMOVED)
    conversation = published.conversation

    seen = {
        name: keys(page_of(conversation, reader))
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
        states.change(top, status)

        assert {top.pk, reply.pk} <= set(keys(page_of(top.conversation, Reader())))


@pytest.mark.parametrize("count", [1, 30])
def test_a_page_costs_one_query_whatever_its_length(say, count, django_assert_num_queries):
    top = say("top")
    for number in range(count):
        say(str(number), to=top)

    with django_assert_num_queries(1):
        page_of(top.conversation, Reader())
