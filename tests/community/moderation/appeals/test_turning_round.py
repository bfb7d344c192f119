"""What an appeal that is granted turns round, and what it leaves as somebody else has decided since."""

import pytest
from django.core import mail

from community.comments.models import Comment, Conversation
from community.moderation.appeals.appealing import answer, appeal_against, turn_round
from community.moderation.decisions import decide
from community.moderation.models import Act, Decision, Sanction
from community.moderation.sanctions.sanctioning import lift, sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.standing_decisions import demote, reinstate
from community.notifications.models import Notification
from community.posting.journey import withdraw


def status() -> str:
    return Comment.objects.get().status


def acts() -> list[str]:
    return list(Decision.objects.order_by("pk").values_list("act", flat=True))


@pytest.fixture
def granted(second_moderator):
    def grant(decision: Decision, meanwhile=lambda: None) -> None:
        appeal = appeal_against(decision, "It was about myself.")
        meanwhile()
        appeal.decision = Decision.objects.get(pk=decision.pk)
        answer(appeal, overturn=True, words="True, sorry.", by=second_moderator)

    return grant


@pytest.mark.parametrize("act", [Act.REMOVE, Act.SPAM])
def test_a_comment_is_counted_again(say, member, moderator, granted, act):
    decision = decide(say("A joke.", by=member), act, by=moderator, reason="unkind" if act == Act.REMOVE else "")
    assert Conversation.objects.get().comment_count == 0

    granted(decision)

    assert (status(), Conversation.objects.get().comment_count) == ("published", 1)


def test_a_second_removal_has_an_appeal_of_its_own(removal, moderator, granted):
    """The first was restored, and the comment removed again for something else: the first appeal is not about that."""

    def meanwhile() -> None:
        decide(Comment.objects.get(), Act.RESTORE, by=moderator)
        decide(Comment.objects.get(), Act.REMOVE, by=moderator, reason="off-topic")

    granted(removal, meanwhile)

    assert status() == "removed"
    assert acts() == ["remove", "appeal", "restore", "remove", "overturn"]


def test_what_its_author_withdrew_stays_withdrawn(say, member, moderator, granted):
    decision = decide(say("A joke.", by=member), Act.SPAM, by=moderator)

    granted(decision, lambda: withdraw(Comment.objects.get(), by=member))

    assert status() == "withdrawn"
    assert acts()[-1] == "overturn"


def test_a_standing_that_was_set_back_again_stays_set_back(member, moderator, granted):
    decision = demote(member, by=moderator, note="Links.")

    def meanwhile() -> None:
        member.refresh_from_db()
        reinstate(member, by=moderator, note="We talked.")
        member.refresh_from_db()
        demote(member, by=moderator, note="Links, again.")

    granted(decision, meanwhile)

    member.refresh_from_db()
    assert member.standing_limit == "new"
    assert acts() == ["demote", "appeal", "reinstate", "demote", "overturn"]


def test_a_standing_that_was_given_back_meanwhile_is_given_back_once(member, moderator, granted):
    decision = demote(member, by=moderator, note="Links.")

    def meanwhile() -> None:
        member.refresh_from_db()
        reinstate(member, by=moderator, note="We talked.")

    granted(decision, meanwhile)

    assert acts() == ["demote", "appeal", "reinstate", "overturn"]


def test_a_suspension_that_was_lifted_meanwhile_is_lifted_once(member, moderator, granted):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")

    granted(made.decision, lambda: lift(Sanction.objects.get(), by=moderator, note="We talked."))

    assert acts() == ["suspend", "appeal", "lift", "overturn"]
    subjects = [email.subject for email in mail.outbox]
    assert [subject.split(":")[0].split(" on ")[0] for subject in subjects] == [
        "You are suspended",
        "You can write",
        "Your appeal",
    ]


def test_of_two_suspensions_the_other_stays(member, moderator, granted):
    first = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")
    second = sanction(member, STEPS[2], by=moderator, reason="unkind", note="No, again.", seen=first.pk)

    granted(first.decision)

    assert list(Sanction.objects.suspending(member)) == [second]


def test_a_warning_is_taken_back(member, moderator, granted):
    made = sanction(member, STEPS[0], by=moderator, reason="unkind", note="Please.")

    granted(made.decision)

    made.refresh_from_db()
    assert made.lifted_at is not None
    assert acts() == ["warn", "appeal", "lift", "overturn"]


def test_the_author_hears_of_it_once(removal, member, granted):
    granted(removal)

    told = sorted(row.kind for row in Notification.objects.visible_to(member))
    assert told == ["appeal", "approved"]
    assert [email.subject for email in mail.outbox] == ["Your appeal: the decision is taken back"]


def test_what_is_no_decision_against_somebody_is_left_alone(say, member, moderator, second_moderator):
    approval = decide(say("w", by=member, status="held"), Act.APPROVE, by=moderator)

    turn_round(approval, by=second_moderator, note="Why?")

    assert (status(), acts()) == ("published", ["approve"])
