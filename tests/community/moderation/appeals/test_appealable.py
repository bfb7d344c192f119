import pytest

from community.comments import states
from community.moderation.appeals.appealable import (
    SIGNER,
    appeal_url,
    author_of,
    decision_of_link,
    decision_to_appeal,
    is_in_force,
    why_not_appealable,
)
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.standing_decisions import demote, reinstate
from community.posting.guest_status import SIGNER as RECEIPTS


def token_of(decision: Decision) -> str:
    return appeal_url(decision).split("/")[-2]


def test_against_the_moderators_decision_and_not_the_filters(say, member, moderator):
    by_filter = say("Buy my book.", by=member, status="spam")
    by_moderator = say("A joke.", by=member)
    decision = decide(by_moderator, Act.REMOVE, by=moderator, reason="unkind")

    assert decision_to_appeal(by_filter) is None
    assert decision_to_appeal(by_moderator) == decision


@pytest.mark.parametrize("status", ["published", "held"])
def test_nothing_is_to_be_appealed_against_while_a_comment_stands_or_waits(say, member, status):
    assert decision_to_appeal(say("Words.", by=member, status=status)) is None


def test_of_two_removals_the_latest(say, member, moderator):
    comment = say("A joke.", by=member)
    first = decide(comment, Act.REMOVE, by=moderator, reason="unkind")
    decide(comment, Act.RESTORE, by=moderator)
    second = decide(comment, Act.REMOVE, by=moderator, reason="off-topic")

    assert decision_to_appeal(comment) == second
    assert (is_in_force(first), is_in_force(second)) == (False, True)


def test_a_decision_is_over_when_its_author_withdraws(say, member, moderator):
    comment = say("A joke.", by=member)
    decision = decide(comment, Act.SPAM, by=moderator)
    assert is_in_force(decision)

    states.change_status(comment, "withdrawn")

    assert not is_in_force(Decision.objects.get(pk=decision.pk))


def test_a_standing_is_set_back_until_it_is_given_back(member, moderator):
    decision = demote(member, by=moderator, note="Links.")
    assert is_in_force(decision)

    reinstate(member, by=moderator, note="We talked.")

    assert not is_in_force(decision)


@pytest.mark.parametrize("step", STEPS[:2])
def test_a_sanction_is_in_force_until_it_is_taken_back(member, moderator, step):
    made = sanction(member, step, by=moderator, reason="unkind", note="No.")
    assert is_in_force(made.decision)

    lift(made, by=moderator, note="We talked.")

    assert not is_in_force(made.decision)


def test_what_a_moderator_approved_is_never_appealed_against(say, member, moderator):
    assert not is_in_force(decide(say("w", by=member, status="held"), Act.APPROVE, by=moderator))


def test_the_author_is_the_one_it_concerns(say, member, moderator):
    about_comment = decide(say("w", by=member), Act.SPAM, by=moderator)
    about_guest = decide(say("v"), Act.SPAM, by=moderator)
    about_member = demote(member, by=moderator, note="Links.")

    assert [author_of(one) for one in (about_comment, about_guest, about_member)] == [member, None, member]


def test_a_link_opens_the_decision_about_a_guest_alone(say, member, moderator):
    guests = decide(say("v"), Act.SPAM, by=moderator)
    members = decide(say("w", by=member), Act.SPAM, by=moderator)

    assert decision_of_link(token_of(guests)) == guests
    assert decision_of_link(token_of(members)) is None
    assert decision_of_link(str(guests.pk)) is None
    assert decision_of_link(SIGNER.sign("999999")) is None


def test_a_link_signed_for_something_else_opens_nothing(say, moderator):
    guests = decide(say("v"), Act.SPAM, by=moderator)

    assert decision_of_link(RECEIPTS.sign(str(guests.pk))) is None


def test_a_guest_who_has_joined_and_taken_the_comment_over_appeals_as_a_member(say, member, moderator):
    comment = say("v")
    token = token_of(decide(comment, Act.REMOVE, by=moderator, reason="unkind"))
    comment.user = member
    comment.save(update_fields=["user"])

    assert decision_of_link(token) is None


def test_it_stays_possible_when_the_moderators_account_is_deleted(say, member, moderator):
    comment = say("A joke.", by=member)
    decision = decide(comment, Act.REMOVE, by=moderator, reason="unkind")
    moderator.delete()

    found = decision_to_appeal(comment)

    assert found == decision
    assert (found.actor, why_not_appealable(found)) == (None, "")
