"""Conversations know whether a policy hides them, so that lists of comments ask nothing else."""

import pytest

from community.comments.models import Comment, Conversation, PolicyVersion
from community.comments.policy import hidden_conversations
from community.comments.policy.hidden_conversations import refresh_hidden
from community.comments.policy.policy_values import PolicyValues, State
from tests.things.models import Thing


def say_of(place, state):
    """What counts for this place from now on."""
    current = PolicyVersion.objects.current_for(place)
    after = current.pk if current else 0
    PolicyVersion.objects.save_next(place, PolicyValues(state=state), after=after, by=None)


def hidden() -> list[str]:
    return [one.target.title for one in Conversation.objects.filter(is_hidden=True).order_by("pk")]


@pytest.fixture
def three(say):
    things = [Thing.objects.create(title=title) for title in ("Bath", "Bed", "Bus")]
    for thing in things:
        say("words", about=thing)
    return things


@pytest.mark.parametrize(
    ("state", "is_hidden"), [("hidden", True), ("members", True), ("read-only", False), ("open", False), ("", False)]
)
def test_what_strangers_do_not_see_is_hidden(three, state, is_hidden):
    say_of(three[1], state)

    assert refresh_hidden() == is_hidden
    assert hidden() == (["Bed"] if is_hidden else [])


def test_and_comes_back_when_the_policy_does_not_say_so_any_more(three):
    say_of(three[1], State.HIDDEN)
    refresh_hidden()
    say_of(three[1], State.OPEN)

    assert (refresh_hidden(), hidden()) == (1, [])
    assert refresh_hidden() == 0


def test_a_word_for_the_whole_site_hides_all_but_who_says_otherwise(three):
    say_of(None, State.MEMBERS)
    say_of(three[2], State.OPEN)

    assert (refresh_hidden(), hidden()) == (2, ["Bath", "Bed"])


def test_only_those_that_are_asked_about(three):
    say_of(None, State.HIDDEN)

    assert refresh_hidden([Conversation.objects.find(three[0])]) == 1
    assert (refresh_hidden([]), hidden()) == (0, ["Bath"])


def test_only_what_changes_is_drawn_anew(three):
    versions = dict(Conversation.objects.values_list("object_id", "cache_version"))
    say_of(three[0], State.HIDDEN)

    refresh_hidden()

    after = dict(Conversation.objects.values_list("object_id", "cache_version"))
    assert [thing.title for thing in three if versions[thing.pk] != after[thing.pk]] == ["Bath"]


def test_their_comments_are_not_advertised_but_stay_published(three):
    say_of(three[0], State.MEMBERS)
    refresh_hidden()

    assert Comment.objects.published().count() == 3
    assert [one.conversation.target for one in Comment.objects.advertised().order_by("pk")] == three[1:]


def test_one_whose_page_was_deleted_stays_as_it_is_and_stops_nothing(three):
    Thing.objects.filter(pk=three[0].pk).delete()
    say_of(None, State.HIDDEN)

    assert refresh_hidden() == 2
    assert Conversation.objects.filter(is_hidden=True).count() == 2


@pytest.mark.parametrize("size", [1, 2, 3, 4])
def test_in_batches_none_is_left_out_and_none_is_counted_twice(three, monkeypatch, size):
    monkeypatch.setattr(hidden_conversations, "BATCH", size)
    say_of(None, State.HIDDEN)

    assert (refresh_hidden(), hidden()) == (3, ["Bath", "Bed", "Bus"])


def test_where_nothing_is_said_many_cost_as_much_as_one(three, say, django_assert_num_queries):
    refresh_hidden()
    with django_assert_num_queries(4):
        refresh_hidden()
    for number in range(5):
        say("words", about=Thing.objects.create(title=f"{number}"))
    with django_assert_num_queries(4):
        refresh_hidden()


def test_without_a_conversation_there_is_nothing_to_do(db):
    assert refresh_hidden() == 0
