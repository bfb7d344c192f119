"""The three orders, over pages of three comments, forwards and backwards."""

import pytest

from community.comments.models import Comment
from community.conversations import pagination
from community.conversations.pagination import find_page_start, get_page
from community.conversations.reader import Order, Reader, parse_order


@pytest.fixture
def three(say, monkeypatch):
    """Three threads of 2, 5 and 1 comments; the last helped most, the others nobody."""
    monkeypatch.setattr(pagination, "PAGE_SIZE", 3)
    first, second, third = (say(name) for name in ("first", "second", "third"))
    say("1.1", to=first)
    reply = say("2.1", to=second)
    for words in ("2.1.1", "2.1.2"):
        say(words, to=reply)
    say("2.2", to=second)
    Comment.objects.filter(pk=third.pk).update(thread_max_reactions=4)
    return first.conversation


IN_ORDER = {
    Order.OLDEST: ["first", "1.1", "second", "2.1", "2.1.1", "2.1.2", "2.2", "third"],
    Order.NEWEST: ["third", "second", "2.1", "2.1.1", "2.1.2", "2.2", "first", "1.1"],
    Order.HELPFUL: ["third", "first", "1.1", "second", "2.1", "2.1.1", "2.1.2", "2.2"],
}


def words(page: pagination.Page) -> list[str]:
    said = dict(Comment.objects.values_list("pk", "comment"))
    return [said[row.pk] for row in page.rows]


@pytest.mark.parametrize("order", Order)
def test_pages_follow_each_other_and_lose_nothing(three, order):
    found = [get_page(three, Reader(), order=order)]
    for _ in range(2):
        found.append(get_page(three, Reader(), order=order, after=found[-1].next_after))

    expected = IN_ORDER[order]
    assert [words(page) for page in found] == [expected[:3], expected[3:6], expected[6:]]
    assert found[-1].next_after is None


@pytest.mark.parametrize("order", Order)
def test_going_back_shows_what_one_came_past(three, order):
    last = get_page(three, Reader(), order=order)
    for _ in range(2):
        last = get_page(three, Reader(), order=order, after=last.next_after)

    middle = get_page(three, Reader(), order=order, before=last.previous_before)
    first = get_page(three, Reader(), order=order, before=middle.previous_before)

    assert words(middle) == IN_ORDER[order][3:6]
    assert words(first) == IN_ORDER[order][:3]
    assert (first.previous_before, get_page(three, Reader(), order=order, after=middle.next_after)) == (None, last)


@pytest.mark.parametrize("order", Order)
def test_every_comment_stands_on_the_page_its_permalink_opens(three, order):
    for comment in three.comments.all():
        page = get_page(three, Reader(), order=order, after=find_page_start(comment, Reader(), order=order))

        assert comment.pk in [row.pk for row in page.rows]


def test_among_equally_helpful_threads_the_oldest_comes_first_on_every_page(say, monkeypatch):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 2)
    threads = [say(str(number)) for number in range(6)]
    for thread, helped in zip(threads, (0, 3, 0, 3, 1, 0), strict=True):
        Comment.objects.filter(pk=thread.pk).update(thread_max_reactions=helped)
    conversation = threads[0].conversation

    first = get_page(conversation, Reader(), order=Order.HELPFUL)
    second = get_page(conversation, Reader(), order=Order.HELPFUL, after=first.next_after)
    third = get_page(conversation, Reader(), order=Order.HELPFUL, after=second.next_after)

    assert [words(page) for page in (first, second, third)] == [["1", "3"], ["4", "0"], ["2", "5"]]
    assert words(get_page(conversation, Reader(), order=Order.HELPFUL, before=third.previous_before)) == ["4", "0"]


def test_tombstones_do_not_push_anything_off_the_pages(say, monkeypatch):
    from community.comments import states  # noqa: PLC0415 -- only here

    monkeypatch.setattr(pagination, "PAGE_SIZE", 2)
    top = say("top")
    reply = say("reply", to=top)
    say("deep", to=reply)
    other = say("other")
    states.change_status(top, Comment.Status.REMOVED)
    states.change_status(reply, Comment.Status.REMOVED)

    first = get_page(top.conversation, Reader(), order=Order.NEWEST)
    second = get_page(top.conversation, Reader(), order=Order.NEWEST, after=first.next_after)

    assert words(first) + words(second) == ["other", "top", "reply", "deep"]
    assert words(get_page(other.conversation, Reader(), order=Order.NEWEST, before=second.rows[0].pk)) == words(first)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("count", [1, 30])
def test_a_first_page_costs_the_same_whatever_is_on_it(say, count, order, django_assert_num_queries):
    top = say("top")
    for number in range(count):
        say(f"reply {number}", to=top)
        say(f"thread {number}")

    with django_assert_num_queries({Order.OLDEST: 1, Order.NEWEST: 2, Order.HELPFUL: 2}[order]):
        get_page(top.conversation, Reader(), order=order)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("shape", ["one thread", "many threads"])
def test_a_page_in_the_middle_costs_seven_queries_at_most(
    say, monkeypatch, shape, order, django_assert_max_num_queries
):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 5)
    top = say("top")
    said = [top, *(say(str(number), to=top if shape == "one thread" else None) for number in range(20))]

    with django_assert_max_num_queries(7):
        get_page(top.conversation, Reader(), order=order, after=said[9].pk)


@pytest.mark.parametrize("order", Order)
@pytest.mark.parametrize("direction", ["after", "before"])
def test_a_page_inside_a_long_thread_asks_for_no_others(say, monkeypatch, order, direction, django_assert_num_queries):
    monkeypatch.setattr(pagination, "PAGE_SIZE", 3)
    top = say("top")
    said = [say(str(number), to=top) for number in range(12)]
    say("another")

    with django_assert_num_queries(3):  # where it stands, the comments, and whom they answer
        page = get_page(top.conversation, Reader(), order=order, **{direction: said[6].pk})

    assert words(page) == (["7", "8", "9"] if direction == "after" else ["3", "4", "5"])


@pytest.mark.parametrize("name", ["", "best", "OLDEST", "oldest ", "newest\x00", "1"])
def test_unknown_orders_are_none(name):
    assert parse_order(name) is None


def test_a_members_order_is_remembered(member, django_assert_num_queries):
    assert Reader.of(member).preferred_order == Order.OLDEST

    Reader.of(member).remember_order(Order.HELPFUL)
    with django_assert_num_queries(0):
        Reader.of(member).remember_order(Order.HELPFUL)

    member.refresh_from_db()
    assert Reader.of(member).preferred_order == Order.HELPFUL
