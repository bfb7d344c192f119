"""What a row of the list says, whose it is, and what belongs together; and what is known of its writer."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.desk.comment_rows import heading_of, is_own, why, writer_of
from community.moderation.desk.desk_filters import Filters
from community.moderation.desk.desk_page import grouped, page_of
from community.moderation.desk.desk_views import key_after
from community.moderation.desk.lane_list import lane_named
from community.moderation.desk.lanes import Row
from community.moderation.desk.writer_record import AuthorHistory, author_histories, earlier_decisions
from community.moderation.models import Act, Decision
from community.spam.models import Fingerprint
from community.spam.verdicts import Evidence, Gate, Verdict
from tests.factories import UserFactory
from tests.things.models import Thing

HELD = lane_named("held")


def page(by, after="", **filters):
    return page_of(HELD, Filters(**filters), after=after, by=by)


def keys(by, after="") -> list[int]:
    return [row.key for row in page(by, after).rows]


@pytest.mark.parametrize(
    ("user", "alias", "who"), [(7, "", "Member"), (None, "", "Guest"), (7, "Quiet Heron", "No name shown")]
)
def test_without_a_verdict_it_is_said_who_wrote_it(user, alias, who):
    assert why(Comment(user_id=user, alias=alias), None) == who


def test_points_below_nought_have_a_minus_and_what_is_heaviest_is_named():
    below = Verdict.on([Evidence("start", -1.0)], [Gate("newcomer")])
    above = Verdict.on([Evidence("start", -1.0), Evidence("money/easy", 2.5, {"quote": "easy money"})], [])

    assert why(Comment(), below).startswith("−1.0 points: ")
    assert why(Comment(), above).startswith("1.5 points: ")
    assert "“easy money”" in why(Comment(), above)


@pytest.mark.parametrize(
    ("weight", "gates", "heading"),
    [
        (1.0, [], "Looks like spam"),
        (1.0, ["newcomer"], "Looks like spam"),
        (0.99, ["newcomer"], "New writers"),
        (0.99, ["links"], "By a rule of the house"),
    ],
)
def test_the_heading_of_a_row_follows_the_sum_and_then_the_rule(weight, gates, heading):
    verdict = Verdict.on([Evidence("start", -1.0), Evidence("x", weight)], [Gate(name) for name in gates])

    assert heading_of(verdict) == heading


def test_what_the_filter_never_saw_waits(say, moderator):
    say("words", status="held")

    assert [group.heading for group in page(moderator).groups] == ["Waiting"]


@pytest.mark.parametrize(("email", "own"), [("PRIYA@example.org", True), ("priya@example.com", False), ("", False)])
def test_a_guest_with_ones_address_is_oneself(moderator, email, own):
    moderator.email = "priya@example.org"

    assert is_own(Comment(user_email=email), moderator) is own


def test_two_without_an_address_are_not_one(moderator):
    moderator.email = ""

    assert not is_own(Comment(user_email=""), moderator)
    assert writer_of(Comment(pk=1)) != writer_of(Comment(pk=2))


@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ({"user_id": 7}, {"user_id": 7, "conversation_id": 2}, True),
        ({"user_id": 7}, {"user_id": 8}, False),
        ({"user_id": 7}, {"user_id": 7, "alias": "Quiet Heron"}, False),
        ({"alias": "A", "user_id": 7}, {"alias": "A", "user_id": 7}, True),
        ({"alias": "A", "user_id": 7}, {"alias": "B", "user_id": 7}, False),
        ({"alias": "A", "user_id": 7}, {"alias": "A", "user_id": 7, "conversation_id": 2}, False),
        ({"user_email": "a@b.example"}, {"user_email": "A@B.example"}, True),
        ({"user_email": "7"}, {"user_id": 7}, False),
    ],
)
def test_who_may_be_known_to_be_one_writer(one, other, is_same):
    first, second = Comment(pk=1, **({"conversation_id": 1} | one)), Comment(pk=2, **({"conversation_id": 1} | other))

    assert (writer_of(first) == writer_of(second)) is is_same


def test_the_number_beside_a_name_counts_no_alias(hold, member, moderator):
    hold("one", by=member)
    hold("hidden", by=member, alias="Quiet Heron")
    hold("hidden there", by=member, alias="Quiet Heron", about=Thing.objects.create(title="Another thing"))

    groups = page(moderator).groups

    assert [(group.heading, group.count, group.together) for group in groups] == [("New writers", 3, "")]


def test_the_number_of_a_text_counts_no_alias(hold, moderator, member):
    named = [hold(f"named {number}", by=UserFactory()) for number in range(2)]
    hidden = hold("hidden", by=member, alias="Quiet Heron")
    for comment in (*named, hidden):
        Fingerprint.objects.create(comment=comment, kind="text", key="k" * 32, simhash=77)

    groups = {group.heading: (group.count, group.together) for group in page(moderator).groups}

    assert groups == {"The same text": (2, f"like={named[0].pk}"), "New writers": (1, "")}


def test_rows_stand_in_the_order_of_the_first_of_each_heading():
    rows = [Row(key=key, name="", since=None, text="", heading=heading) for key, heading in enumerate("abacb")]

    assert [(group.heading, [row.key for row in group.rows]) for group in grouped(rows)] == [
        ("a", [0, 2]),
        ("b", [1, 4]),
        ("c", [3]),
    ]


@pytest.mark.parametrize(("count", "following"), [(24, None), (25, None), (26, 24)])
def test_a_page_ends_after_twenty_five(hold, moderator, count, following):
    held = [hold(f"held {number}").pk for number in range(count)]

    found = page(moderator)

    assert [row.key for row in found.rows] == held[:25]
    assert found.next_after == (None if following is None else held[following])
    assert (found.is_first, page(moderator, after=str(held[0])).is_first) == (True, False)


def test_cases_that_come_and_go_between_two_pages_are_neither_skipped_nor_shown_twice(hold, moderator):
    held = [hold(f"held {number}").pk for number in range(30)]
    first = page(moderator)
    Comment.objects.filter(pk__in=[held[3], held[24], held[27]]).update(status="published")
    late = hold("late").pk

    second = keys(moderator, str(first.next_after))

    assert second == [held[25], held[26], held[28], held[29], late]


def test_the_case_after_this_one_is_below_it_or_the_first_other(hold, moderator):
    held = [hold(f"held {number}").pk for number in range(3)]
    found = page(moderator)

    assert [key_after(key, found) for key in held] == [held[1], held[2], held[0]]
    assert key_after(999_999, found) == held[0]


def test_alone_on_its_page_nothing_follows(hold, moderator):
    assert key_after(hold().pk, page(moderator)) is None


def test_the_record_beside_a_name_does_not_grow_by_what_an_alias_wrote(say, hold, member, moderator):
    named = say("named", by=member)
    say("refused", by=member, status="removed")
    hidden = hold("hidden", by=member, alias="Quiet Heron")
    before = author_histories([named])[named.pk]

    decide(hidden, Act.SPAM, by=moderator)

    assert before == author_histories([named])[named.pk] == AuthorHistory(approved=1, refused=1)
    assert author_histories([hidden])[hidden.pk] == AuthorHistory(approved=1, refused=2)


def test_records_of_many_take_two_queries_and_do_not_mix(say, member, django_assert_num_queries):
    mine, guest = say("mine", by=member), say("a guest's")
    say("spam", status="spam"), say("waits", by=member, status="held"), say("taken back", by=member, status="withdrawn")

    with django_assert_num_queries(2):
        found = author_histories([mine, guest])

    assert found == {mine.pk: AuthorHistory(1, 0), guest.pk: AuthorHistory(1, 1)}


def test_earlier_decisions_are_the_latest_five_and_only_moderators(say, member, moderator):
    decisions = [decide(say(f"spam {number}", by=member), Act.SPAM, by=moderator) for number in range(6)]
    Decision.objects.record(say("edited", by=member), Act.EDIT, actor=member, before="published")
    Decision.objects.record(say("asked", by=member), Act.QUESTION, actor=moderator, before="published")

    assert earlier_decisions(say("case", by=member)) == decisions[:0:-1]
