"""Each filter of a lane finds what it says; together they find what all of them say."""

from datetime import timedelta

import pytest
from django.utils import timezone

from community.comments.models import Comment
from community.moderation.desk.comment_filters import by_writer, judged_for, same_writer, with_text_of
from community.moderation.desk.desk_filters import AGES, Filters
from community.moderation.desk.lane_list import lane_named
from community.spam.models import Fingerprint
from community.spam.verdicts import Evidence
from tests.factories import UserFactory
from tests.things.models import Thing

HELD = lane_named("held")


def found(**filters) -> list[str]:
    cases = HELD.ordered(HELD.narrow(HELD.cases(), Filters(**filters)))
    return list(cases.values_list("comment", flat=True))


def by(writer: str) -> list[str]:
    return list(Comment.objects.filter(by_writer(writer)).order_by("pk").values_list("comment", flat=True))


def since(comment: Comment, hours: float) -> None:
    Comment.objects.filter(pk=comment.pk).update(submit_date=timezone.now() - timedelta(hours=hours))


def test_a_reason_stands_for_all_that_begins_with_it_and_a_slash(hold):
    hold("easy", evidence=[Evidence("money/easy", 1.0)])
    hold("whole", evidence=[Evidence("money", 1.0)])
    hold("other", evidence=[Evidence("moneybags", 1.0)])
    hold("gate", gates=["money"])

    assert found(reason="money") == ["easy", "whole", "gate"]
    assert found(reason="money/easy") == ["easy"]
    assert found(reason="oney") == []


def test_a_word_that_the_filter_quotes_is_no_reason(hold):
    hold("quoted", evidence=[Evidence("text/word", 1.0, {"quote": "money"})])
    hold("begins", evidence=[Evidence("text/word", 1.0, {"quote": "money/easy"})])

    assert found(reason="money") == []
    assert found(reason="quote") == []
    assert found(reason="text") == ["quoted", "begins"]


@pytest.mark.parametrize("reason", ['"', '""', "%", "_", "m_ney", "mon%", "[", "\\", "' OR 1=1 --", "💰"])
def test_no_sign_in_a_reason_stands_for_others(hold, reason):
    hold("easy", evidence=[Evidence("money/easy", 1.0)])

    assert found(reason=reason) == []


def test_quotation_marks_around_a_reason_are_left_out(hold):
    hold("easy", evidence=[Evidence("money/easy", 1.0)])

    assert found(reason='"money"') == ["easy"]
    assert set(judged_for('"money').values_list("comment__comment", flat=True)) == {"easy"}


def test_a_page_is_one_conversation(hold):
    here = hold("here")
    there = hold("there", about=Thing.objects.create(title="Another thing"))

    assert found(page=str(here.conversation_id)) == ["here"]
    assert found(page=str(there.conversation_id)) == ["there"]


@pytest.mark.parametrize("key", ["0", "-1", "abc", "1.0", "1e3", "२", "99999999999999999999", "1 OR 1=1"])
def test_a_key_that_no_row_has_finds_nothing(hold, key):
    hold()

    assert found(page=key) == []
    assert found(like=key) == []


@pytest.mark.parametrize("age", AGES)
def test_an_age_is_reached_when_it_has_passed(hold, age):
    since(hold("longer"), int(age) + 0.1)
    since(hold("shorter"), int(age) - 0.1)

    assert found(age=age) == ["longer"]


@pytest.mark.parametrize("age", ["", "0", "2", "-1", "1 ", "abc", "999999999999"])
def test_an_age_that_is_not_offered_narrows_nothing(hold, age):
    hold("new")

    assert found(age=age) == ["new"]


def test_filters_are_combined(hold, member, other_member):
    old = hold("old", by=member, evidence=[Evidence("money/easy", 1.0)])
    since(old, 30)
    since(hold("of another", by=other_member, evidence=[Evidence("money/easy", 1.0)]), 30)
    since(hold("without a reason", by=member), 30)
    hold("new", by=member, evidence=[Evidence("money/easy", 1.0)])

    assert found(reason="money", writer=f"m{member.pk}", age="24", page=str(old.conversation_id)) == ["old"]
    assert found(reason="money", writer=f"m{member.pk}", age="72") == []
    assert found(reason="money", writer=f"m{member.pk}") == ["old", "new"]


def test_a_writer_is_found_by_handle_whole_and_by_part_of_the_name(say, member):
    say("mine", by=member), say("a guest's")

    assert by("@JONAS-M") == by("jonas-m") == by("onas M") == by(f"m{member.pk}") == ["mine"]
    assert by("jonas-") == by("@jonas") == by("m0") == by("m999999") == []
    assert by("ann lee") == by("Lee") == ["a guest's"]


@pytest.mark.parametrize("writer", ["m", "c", "m-1", "c0", "c99999999999", "%", "_____", "\\", "m1e2", "@"])
def test_a_writer_that_is_none_finds_nothing_or_nobody_fails(say, member, writer):
    say("mine", by=UserFactory(display_name="Zoë Zuza", username="zoe-zuza"))

    assert by(writer) == []


def test_a_guest_is_known_by_the_address_in_any_letters(say):
    first, second, other = say("one"), say("two"), say("three")
    Comment.objects.filter(pk=second.pk).update(user_email="ANN@Example.org")
    Comment.objects.filter(pk=other.pk).update(user_email="bob@example.org")

    assert by(f"c{first.pk}") == ["one", "two"]
    assert by(f"c{other.pk}") == ["three"]


def test_a_guest_without_an_address_is_known_to_have_written_this_alone(say):
    first, second = say("one"), say("two")
    Comment.objects.update(user_email="")
    first.refresh_from_db()

    assert list(Comment.objects.filter(same_writer(first))) == [first]
    assert by(f"c{second.pk}") == ["two"]


def test_the_same_alias_in_another_conversation_is_another_writer(hold, member):
    here = hold("here", by=member, alias="Quiet Heron")
    hold("there", by=member, alias="Quiet Heron", about=Thing.objects.create(title="Another thing"))
    hold("named", by=member)

    assert by(f"c{here.pk}") == ["here"]
    assert by("quiet her") == ["here", "there"]


def test_nobody_is_found_by_a_name_that_a_guest_typed_before_it_was_hidden(hold, member):
    hold("hidden", by=member, alias="Quiet Heron")
    Comment.objects.update(user_name="Jonas M.", user_email=member.email)

    assert by("Jonas") == by(member.username) == by(f"m{member.pk}") == []


def test_the_same_text_is_looked_for_among_names_only(hold, member):
    named, hidden, other = hold("one", by=member), hold("two", alias="Quiet Heron", by=member), hold("three")
    for comment, key in ((named, "k"), (hidden, "k"), (other, "o")):
        Fingerprint.objects.create(comment=comment, kind="text", key=key * 32, simhash=1)
    Fingerprint.objects.create(comment=other, kind="address", key="k" * 32)

    assert set(with_text_of(named.pk).values_list("comment", flat=True)) == {named.pk}
    assert set(with_text_of(hidden.pk).values_list("comment", flat=True)) == {named.pk}
    assert set(with_text_of(other.pk).values_list("comment", flat=True)) == {other.pk}
    assert found(like=str(hidden.pk)) == ["one"]
