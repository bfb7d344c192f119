import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from community.comments import states
from community.discussions.discussion_list import discussion_page
from community.discussions.list_filters import ListFilters
from community.discussions.list_order import Which
from community.discussions.models import Discussion
from community.discussions.moderating import NotPossible, move_to_topic
from community.discussions.pinning import MAX_PINNED, pin, pinned_in, unpin
from community.moderation.models import Decision
from tests.community.discussions.conftest import sign_in
from tests.factories import TopicFactory


def pinned(topic, which: Which = Which.LATEST) -> list[str]:
    return [each.title for each in pinned_in(ListFilters(which, topic=topic))]


@pytest.fixture
def about(begin, topic):
    return lambda title: begin(title, topic=topic)


def test_the_latest_pinned_stands_first_and_not_in_the_list_below(about, topic, moderator):
    first, second = about("First"), about("Second")
    about("Third")
    pin(first, by=moderator)
    pin(second, by=moderator)

    assert pinned(topic) == ["Second", "First"]
    assert [row.discussion.title for row in discussion_page(ListFilters(topic=topic), "").rows] == ["Third"]


def test_it_stays_where_it_is_in_all_other_lists(about, topic, moderator):
    pin(about("First"), by=moderator)

    for filters in (ListFilters(), ListFilters(Which.NEW, topic=topic)):
        assert [row.discussion.title for row in discussion_page(filters, "").rows] == ["First"]
        assert not pinned_in(filters)


def test_three_fit_and_a_fourth_does_not(about, topic, moderator, begin):
    pins = [about(f"Number {number}") for number in range(MAX_PINNED)]
    for each in pins:
        pin(each, by=moderator)
    fourth = about("Fourth")

    with pytest.raises(NotPossible, match="3 are pinned"):
        pin(fourth, by=moderator)
    elsewhere = begin("Elsewhere", topic=TopicFactory(name="Sleep"))
    pin(elsewhere, by=moderator)
    unpin(pins[0], by=moderator)
    pin(fourth, by=moderator)

    assert pinned(topic) == ["Fourth", "Number 2", "Number 1"]


def test_without_a_topic_there_is_nothing_to_pin_it_to(begin, moderator):
    with pytest.raises(NotPossible, match="no topic"):
        pin(begin(), by=moderator)


def test_the_second_of_two_moderators_changes_nothing(about, moderator):
    discussion = about("First")
    pin(discussion, by=moderator)
    with pytest.raises(NotPossible):
        pin(discussion, by=moderator)
    unpin(discussion, by=moderator)
    with pytest.raises(NotPossible):
        unpin(discussion, by=moderator)

    assert list(Decision.objects.order_by("pk").values_list("act", "actor")) == [
        ("pin", moderator.pk),
        ("unpin", moderator.pk),
    ]


def test_moving_it_to_another_topic_unpins_it(about, moderator):
    discussion = about("First")
    pin(discussion, by=moderator)
    other = TopicFactory(name="Sleep")

    move_to_topic(Discussion.objects.get(pk=discussion.pk), other, by=moderator)

    assert pinned(other) == []


def test_what_is_not_published_is_not_shown_as_pinned(about, topic, moderator):
    discussion = about("First")
    pin(discussion, by=moderator)

    states.change_status(discussion.opening, "held")

    assert pinned(topic) == []


def test_moderators_press_a_button_and_readers_see_it(client, about, topic, member, moderator):
    discussion = about("First")
    address = f"/discussions/{discussion.pk}/moderate/"

    answer = sign_in(moderator).post(address, {"pin": ""}, follow=True)

    assert "Pinned to the top of its topic." in answer.text
    assert '<span class="chip">Pinned</span>' in client.get(discussion.get_absolute_url()).text
    assert 'id="pinned-title">Pinned</h2>' in client.get("/discussions/topics/boundaries/").text
    assert sign_in(member).post(address, {"unpin": ""}).status_code == 403
    assert "pinned any more" in sign_in(moderator).post(address, {"unpin": ""}, follow=True).text
    assert "pinned-title" not in client.get("/discussions/topics/boundaries/").text


def test_the_list_costs_the_same_with_one_pinned_and_with_three(client, about, moderator):
    def cost() -> int:
        with CaptureQueriesContext(connection) as asked:
            client.get("/discussions/topics/boundaries/")
        return len(asked)

    about("In the list")
    pin(about("First"), by=moderator)
    cost()
    one = cost()
    for number in range(2):
        pin(about(f"Number {number}"), by=moderator)

    assert cost() == one
