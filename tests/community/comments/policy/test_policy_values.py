"""Which of several policies holds, and where each value comes from."""

import pytest

from community.comments.policy.policy_values import (
    DEFAULTS,
    NOTHING,
    Level,
    PolicyValues,
    Reads,
    State,
    Writers,
    resolve,
    strictest,
)


def test_a_new_site_is_open_and_newcomers_are_read_first():
    policy = resolve(NOTHING, [], NOTHING)

    assert tuple(one.value for one in policy) == tuple(DEFAULTS)
    assert (policy.state.value, policy.reads.value, policy.writers.value) == ("open", "newcomers", "everybody")
    assert {one.level for one in policy} == {Level.DEFAULT}


def test_the_nearest_word_counts():
    page, topic, site = (
        PolicyValues(reads=Reads.RULES),
        PolicyValues(reads=Reads.GUESTS, longest=900),
        PolicyValues(reads=Reads.EVERYTHING, longest=700, links=2),
    )

    policy = resolve(page, [("Sleep", topic)], site)

    assert [(one.value, one.source) for one in (policy.reads, policy.longest, policy.links, policy.state)] == [
        ("rules", "This page"),
        (900, "Topic “Sleep”"),
        (2, "The whole site"),
        ("open", "As every site begins"),
    ]


def test_of_two_topics_the_stricter_one_counts_and_is_named():
    policy = resolve(
        NOTHING,
        [("Sleep", PolicyValues(state=State.READ_ONLY, closes_after=0)), ("Leave", PolicyValues(closes_after=30))],
        NOTHING,
    )

    assert (policy.state.source, policy.closes_after.value, policy.closes_after.source) == (
        "Topic “Sleep”",
        30,
        "Topic “Leave”",
    )


@pytest.mark.parametrize(
    ("name", "strict", "lax"),
    [
        ("state", State.HIDDEN, State.MEMBERS),
        ("state", State.MEMBERS, State.READ_ONLY),
        ("state", State.READ_ONLY, State.OPEN),
        ("reads", Reads.EVERYTHING, Reads.GUESTS),
        ("reads", Reads.NEWCOMERS, Reads.RULES),
        ("writers", Writers.ESTABLISHED, Writers.MEMBERS),
        ("longest", 300, 301),
        ("links", 0, 1),
        ("closes_after", 3650, 0),
    ],
)
def test_what_is_stricter(name, strict, lax):
    for pair in ([strict, lax], [lax, strict]):
        assert getattr(strictest(PolicyValues(**{name: value}) for value in pair), name) == strict


@pytest.mark.parametrize(("state", "is_hidden"), [("hidden", True), ("members", True), ("read-only", False)])
def test_what_strangers_do_not_see(state, is_hidden):
    assert resolve(PolicyValues(state=state), [], NOTHING).is_hidden is is_hidden
