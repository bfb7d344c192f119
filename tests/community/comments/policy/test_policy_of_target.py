"""What holds for something people comment on: its conversation, its own word, its topics, the site."""

import pytest
from django.contrib.contenttypes.models import ContentType

from community.comments.models import Conversation
from community.comments.policy.policies_in_use import Policies
from community.comments.policy.policy_of_target import policy_of, policy_of_topic, said_by, set_by_conversation
from community.comments.policy.policy_values import NOTHING, Level, PolicyValues, Reads, State, Writers
from tests.things.models import Thing


class Topic(Thing):
    """Stands for one: anything with a key and a name."""

    class Meta:
        proxy = True
        app_label = "things"


class Discussed(Thing):
    """With topics, and rules of its own."""

    class Meta:
        proxy = True
        app_label = "things"

    topics = ()
    rules = ()

    def policy_topics(self):
        return self.topics

    def is_read_first(self):
        return "is_read_first" in self.rules

    def is_for_members(self):
        return "is_for_members" in self.rules


@pytest.fixture
def sleep(db):
    return Topic.objects.create(title="Sleep")


@pytest.fixture
def leave(db):
    return Topic.objects.create(title="Leave")


def policies(site=NOTHING, **given) -> Policies:
    """`places`: pairs of a place and what is said of it."""
    return Policies(site, {(ContentType.objects.get_for_model(at).pk, at.pk): says for at, says in given["places"]})


class TestTheConversation:
    def test_that_is_not_there_yet_says_nothing(self):
        assert set_by_conversation(None) == NOTHING

    def test_as_it_begins_says_nothing(self):
        assert set_by_conversation(Conversation()) == NOTHING

    @pytest.mark.parametrize(
        ("settings", "says"),
        [
            ({"state": "closed"}, PolicyValues(state=State.READ_ONLY)),
            ({"state": "paused"}, PolicyValues(state=State.READ_ONLY)),
            ({"is_read_first": True}, PolicyValues(reads=Reads.EVERYTHING)),
            ({"is_for_members": True}, PolicyValues(writers=Writers.MEMBERS)),
            ({"closes_after": 30}, PolicyValues(closes_after=30)),
            ({"closes_after": 0}, PolicyValues(closes_after=0)),
        ],
    )
    def test_each_setting_is_one_word(self, settings, says):
        assert set_by_conversation(Conversation(**settings)) == says

    def test_counts_as_the_page_itself(self, thing):
        policy = policy_of(Conversation(is_for_members=True), thing, Policies(PolicyValues(writers=Writers.EVERYBODY)))

        assert (policy.writers.value, policy.writers.level) == (Writers.MEMBERS, Level.PAGE)

    @pytest.mark.parametrize("state", [State.HIDDEN, State.MEMBERS])
    def test_closed_it_does_not_show_what_is_hidden(self, thing, state):
        in_use = policies(places=[(thing, PolicyValues(state=state))])

        assert policy_of(Conversation(state="closed"), thing, in_use).state.value == state
        assert policy_of(Conversation(state="closed"), thing, in_use).is_hidden

    def test_closed_it_is_not_opened_by_the_pages_policy(self, thing):
        in_use = policies(places=[(thing, PolicyValues(state=State.OPEN))])

        assert policy_of(Conversation(state="closed"), thing, in_use).state.value == State.READ_ONLY
        assert policy_of(Conversation(), thing, in_use).state.value == State.OPEN

    def test_that_never_closes_is_laxer_than_a_number_of_days(self, thing):
        in_use = policies(places=[(thing, PolicyValues(closes_after=14))])

        assert policy_of(Conversation(closes_after=0), thing, in_use).closes_after.value == 14
        assert policy_of(Conversation(closes_after=7), thing, in_use).closes_after.value == 7


class TestTheTopics:
    def test_the_strictest_counts_and_is_named(self, thing, sleep, leave):
        target = Discussed.objects.get(pk=thing.pk)
        target.topics = [sleep, leave]
        in_use = policies(
            places=[(sleep, PolicyValues(reads=Reads.GUESTS)), (leave, PolicyValues(reads=Reads.EVERYTHING))]
        )

        reads = policy_of(None, target, in_use).reads

        assert (reads.value, reads.source) == (Reads.EVERYTHING, "Topic “Leave”")

    def test_what_the_target_says_itself_counts_among_them(self, thing, sleep):
        target = Discussed.objects.get(pk=thing.pk)
        target.topics, target.rules = [sleep], ["is_read_first"]
        in_use = policies(places=[(sleep, PolicyValues(reads=Reads.RULES, longest=400))])

        policy = policy_of(None, target, in_use)

        assert (policy.reads.value, policy.reads.source) == (Reads.EVERYTHING, "Topic")
        assert (policy.longest.value, policy.longest.source) == (400, "Topic “Sleep”")

    def test_the_page_may_be_laxer_than_its_topic_and_the_topic_than_the_site(self, thing, sleep):
        target = Discussed.objects.get(pk=thing.pk)
        target.topics = [sleep]
        site = PolicyValues(state=State.HIDDEN, writers=Writers.ESTABLISHED)
        of_topic, of_page = PolicyValues(state=State.READ_ONLY, writers=Writers.MEMBERS), PolicyValues(state=State.OPEN)

        policy = policy_of(None, target, policies(site, places=[(sleep, of_topic), (target, of_page)]))

        assert (policy.state.value, policy.state.level) == (State.OPEN, Level.PAGE)
        assert (policy.writers.value, policy.writers.level) == (Writers.MEMBERS, Level.TOPIC)

    def test_are_not_asked_for_when_nothing_was_set_for_a_place(self, thing):
        target = Discussed.objects.get(pk=thing.pk)
        asked = []
        target.policy_topics = lambda: asked.append(1) or []

        policy_of(None, target, Policies(PolicyValues(longest=500)))
        assert asked == []
        policy_of(None, target, policies(places=[(thing, NOTHING)]))
        assert asked == [1]

    def test_a_target_without_any_has_none(self, thing, sleep):
        in_use = policies(places=[(sleep, PolicyValues(state=State.HIDDEN))])

        assert not policy_of(None, thing, in_use).is_hidden


class TestWhatATopicWillHold:
    def test_for_a_page_without_a_topic_the_site(self, db):
        policy = policy_of_topic(None)

        assert {ruling.level for ruling in policy} == {Level.DEFAULT}

    def test_its_own_word_and_the_sites_where_it_says_nothing(self, sleep):
        from community.comments.policy import policies_in_use  # noqa: PLC0415 -- the module, to put something into it

        of_topic, site = PolicyValues(state=State.MEMBERS), PolicyValues(longest=900)
        policies_in_use.keep(policies(site, places=[(sleep, of_topic)]), seconds=60)

        policy = policy_of_topic(sleep)

        assert (policy.state.value, policy.state.source) == (State.MEMBERS, "Topic “Sleep”")
        assert (policy.longest.value, policy.longest.source) == (900, "The whole site")


@pytest.mark.parametrize(
    ("rules", "says"),
    [
        ([], NOTHING),
        (["is_read_first"], PolicyValues(reads=Reads.EVERYTHING)),
        (["is_for_members"], PolicyValues(writers=Writers.MEMBERS)),
        (["is_read_first", "is_for_members"], PolicyValues(reads=Reads.EVERYTHING, writers=Writers.MEMBERS)),
    ],
)
def test_what_a_target_says(rules, says):
    target = Discussed()
    target.rules = rules

    assert said_by(target) == says
    assert said_by(Thing()) == NOTHING


def test_it_asks_the_database_nothing(thing, sleep, django_assert_num_queries):
    in_use = policies(places=[(sleep, PolicyValues(longest=300))])
    target = Discussed.objects.get(pk=thing.pk)
    target.topics = [sleep]

    with django_assert_num_queries(0):
        assert policy_of(Conversation(), target, in_use).longest.value == 300
