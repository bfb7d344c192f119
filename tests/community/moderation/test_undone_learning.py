"""What the filter learned from a decision goes with it; what was said before comes back, also after an appeal."""

import pytest

from community.comments.models import Comment
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision
from community.moderation.possible_acts import NO_DECISIONS
from community.moderation.undo_decisions import refusals_to_undo, undo_decisions
from community.moderation.undone_learning import what_it_says
from community.spam.models import Example

WORDS = "Buy my prams at half the price, only today."


def learned() -> list[tuple]:
    return list(Example.objects.order_by("pk").values_list("is_spam", "moderator", "decision_id"))


@pytest.mark.parametrize(
    ("act", "reason", "says"),
    [
        ("approve", "", False),
        ("restore", "", False),
        ("keep", "", False),
        ("spam", "", True),
        ("remove", "advertising", True),
        ("remove", "unkind", None),
        ("edit", "", None),
        ("undo", "", None),
    ],
)
def test_what_a_row_says(act, reason, says):
    assert what_it_says(Decision(act=act, reason=reason)) is says


@pytest.mark.parametrize("act", NO_DECISIONS)
def test_what_stands_between_two_decisions_and_decides_nothing_is_passed_over(
    say, member, moderator, administrator, act
):
    comment = say(WORDS, by=member)
    first = decide(comment, Act.SPAM, by=administrator)
    Decision.objects.create(comment=comment, act=act, actor=member)
    second = decide(comment, Act.RESTORE, by=moderator)

    undone = undo_decisions([second.pk], by=moderator)

    assert [one.act for one in undone.done] == ["undo"]
    assert learned() == [(True, administrator.pk, first.pk)]


@pytest.mark.parametrize("act", NO_DECISIONS)
def test_what_stands_after_a_decision_and_decides_nothing_does_not_keep_it(say, member, moderator, act):
    comment = say(WORDS, by=member, status="held")
    decision = decide(comment, Act.APPROVE, by=moderator)
    Decision.objects.create(comment=comment, act=act, actor=member)

    assert undo_decisions([decision.pk], by=moderator).refused == {}
    assert Comment.objects.get().status == "held"


def test_a_removal_as_advertising_is_unlearned(say, member, moderator):
    decision = decide(say(WORDS, by=member), Act.REMOVE, by=moderator, reason="advertising")
    assert learned() == [(True, moderator.pk, decision.pk)]

    undo_decisions([decision.pk], by=moderator)

    assert learned() == []


def test_what_taught_nothing_leaves_what_was_taught_before(say, member, moderator, administrator):
    comment = say(WORDS, by=member, status="held")
    first = decide(comment, Act.APPROVE, by=administrator)
    second = decide(comment, Act.REMOVE, by=moderator, reason="unkind")

    undo_decisions([second.pk], by=moderator)

    assert learned() == [(False, administrator.pk, first.pk)]


def test_of_several_each_gets_back_what_was_said_of_it(say, member, moderator, administrator):
    one, other = say(f"{WORDS} One.", by=member, status="held"), say("A calm evening at home.", by=member)
    first = decide(one, Act.APPROVE, by=administrator)
    again = [decide(one, Act.SPAM, by=moderator), decide(other, Act.SPAM, by=moderator)]

    undone = undo_decisions([decision.pk for decision in again], by=administrator)

    assert len(undone.done) == 2
    assert learned() == [(False, administrator.pk, first.pk)]


def test_two_rows_of_one_comment_undo_the_later_one_alone(say, moderator):
    comment = say("words", status="held")
    rows = [decide(comment, Act.APPROVE, by=moderator).pk, decide(comment, Act.SPAM, by=moderator).pk]

    undone = undo_decisions(rows, by=moderator)

    assert [(one.status_before, one.status_after) for one in undone.done] == [("spam", "published")]


def test_an_undo_by_another_moderator_is_theirs(say, moderator, administrator):
    comment = say("words", status="held")
    undone = undo_decisions([decide(comment, Act.SPAM, by=moderator).pk], by=administrator)

    assert [(one.act, one.actor) for one in undone.done] == [("undo", administrator)]


def test_an_undo_cannot_be_undone(say, moderator):
    undone = undo_decisions([decide(say("words", status="held"), Act.SPAM, by=moderator).pk], by=moderator)

    again = undo_decisions([one.pk for one in undone.done], by=moderator)

    assert (again.done, again.refused) == ([], {})


def test_a_comment_that_goes_while_it_is_put_back_is_named(say, moderator):
    comment = say("words", status="held")
    decision = decide(comment, Act.SPAM, by=moderator)

    refused = refusals_to_undo({comment: decision}, {}, by=moderator)

    assert {key: str(why) for key, why in refused.items()} == {
        comment.pk: "The comment by Ann Lee is no longer there.",
    }


def test_rows_of_comments_that_are_gone_are_nobody_s(say, moderator):
    comment = say("words", status="held")
    decision = decide(comment, Act.SPAM, by=moderator)
    comment.delete()

    undone = undo_decisions([decision.pk, 999_999], by=moderator)

    assert (undone.done, undone.refused) == ([], {})
