import pytest
from django.core import mail

from community.comments.models import Comment, Conversation
from community.moderation.appeals.appealing import AnswerRefused, NotAppealable, answer, appeal_against
from community.moderation.decisions import decide
from community.moderation.models import Act, Appeal, Decision, Sanction
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.standing_decisions import demote
from community.notifications.models import Notification
from community.posting.journey import withdraw
from community.spam.models import Example


def acts() -> list[str]:
    return list(Decision.objects.order_by("pk").values_list("act", flat=True))


def test_a_removal_that_is_turned_round_is_on_the_page_again_and_everybody_concerned_is_told(
    removal, member, second_moderator
):
    appeal = appeal_against(removal, "It was about myself.")
    mail.outbox.clear()

    answer(appeal, overturn=True, words="True, sorry.", by=second_moderator)

    assert Comment.objects.get().status == "published"
    assert Conversation.objects.get().comment_count == 1
    assert acts() == ["remove", "appeal", "restore", "overturn"]
    told = {(row.kind, row.subject) for row in Notification.objects.visible_to(member)}
    assert told == {("approved", None), ("appeal", appeal)}
    [email] = mail.outbox
    assert (email.to, email.subject) == ([member.email], "Your appeal: the decision is taken back")
    assert "True, sorry." in email.body
    assert "Ines" not in email.body


def test_upheld_nothing_changes_but_the_answer(removal, member, second_moderator):
    appeal = appeal_against(removal, "It was about myself.")

    answer(appeal, overturn=False, words="It was not.", by=second_moderator)

    assert Comment.objects.get().status == "removed"
    assert acts() == ["remove", "appeal", "uphold"]
    assert {row.kind for row in Notification.objects.visible_to(member)} == {"removed", "appeal"}
    assert mail.outbox[-1].subject == "Your appeal: the decision stays"


def test_what_the_filter_was_taught_is_turned_round(say, member, moderator, second_moderator):
    decision = decide(say("Buy my book.", by=member), Act.SPAM, by=moderator)
    assert [row.is_spam for row in Example.objects.all()] == [True]

    answer(appeal_against(decision, "It is a library book."), overturn=True, words="Right.", by=second_moderator)

    assert [row.is_spam for row in Example.objects.all()] == [False]


def test_a_standing_that_was_set_back_grows_again(member, moderator, second_moderator):
    appeal = appeal_against(demote(member, by=moderator, note="Links."), "One link.")
    member.refresh_from_db()
    assert member.standing_limit == "new"

    answer(appeal, overturn=True, words="One is fine.", by=second_moderator)

    member.refresh_from_db()
    assert member.standing_limit == ""


def test_a_suspension_is_lifted(member, moderator, second_moderator):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")

    answer(appeal_against(made.decision, "Mistaken."), overturn=True, words="Right.", by=second_moderator)

    assert not Sanction.objects.suspending(member).exists()
    assert acts() == ["suspend", "appeal", "lift", "overturn"]


def test_against_each_decision_once(removal, second_moderator):
    appeal_against(removal, "Once.")
    with pytest.raises(NotAppealable, match="appealed against this already"):
        appeal_against(removal, "Twice.")
    answer(Appeal.objects.get(), overturn=False, words="No.", by=second_moderator)
    with pytest.raises(NotAppealable, match="appealed against this already"):
        appeal_against(removal, "Three times.")

    assert [appeal.text for appeal in Appeal.objects.all()] == ["Once."]


@pytest.mark.parametrize("end", ["restored", "withdrawn"])
def test_not_against_what_is_over(say, member, moderator, end):
    comment = say("Words.", by=member)
    decision = decide(comment, Act.SPAM, by=moderator)
    if end == "restored":
        decide(comment, Act.RESTORE, by=moderator)
    else:
        withdraw(comment, by=member)

    with pytest.raises(NotAppealable, match="This decision is over"):
        appeal_against(decision, "Why?")
    assert not Appeal.objects.exists()


def test_nobody_answers_their_own_appeal(say, moderator, second_moderator):
    appeal = appeal_against(decide(say("w", by=moderator), Act.REMOVE, by=second_moderator, reason="unkind"), "Mine.")

    with pytest.raises(AnswerRefused, match="Nobody answers their own appeal"):
        answer(appeal, overturn=True, words="I was right.", by=moderator)
    assert Comment.objects.get().status == "removed"


def test_nor_an_appeal_against_their_own_decision_while_there_is_somebody_else(removal, moderator, second_moderator):
    appeal = appeal_against(removal, "It was about myself.")

    with pytest.raises(AnswerRefused, match="somebody else answers"):
        answer(appeal, overturn=False, words="No.", by=moderator)
    second_moderator.is_active = False
    second_moderator.save()
    answer(appeal, overturn=False, words="No.", by=moderator)

    assert Appeal.objects.get().decided_by == moderator


def test_of_two_moderators_the_second_is_told_and_nothing_happens_twice(removal, second_moderator, administrator):
    appeal_against(removal, "It was about myself.")
    mine, theirs = Appeal.objects.get(), Appeal.objects.get()
    answer(mine, overturn=False, words="No.", by=second_moderator)
    mail.outbox.clear()

    with pytest.raises(AnswerRefused, match="Ines Duarte has answered it already"):
        answer(theirs, overturn=True, words="Yes.", by=administrator)

    assert Comment.objects.get().status == "removed"
    assert acts() == ["remove", "appeal", "uphold"]
    assert mail.outbox == []


def test_what_was_restored_or_withdrawn_meanwhile_stays_as_it_is(removal, member, moderator, second_moderator):
    appeal = appeal_against(removal, "It was about myself.")
    decide(Comment.objects.get(), Act.RESTORE, by=moderator)

    answer(appeal, overturn=True, words="Done already.", by=second_moderator)

    assert Comment.objects.get().status == "published"
    assert acts() == ["remove", "appeal", "restore", "overturn"]


def test_a_guest_is_told_by_e_mail(say, moderator, second_moderator):
    appeal = appeal_against(decide(say("w"), Act.REMOVE, by=moderator, reason="unkind"), "I meant well.")

    answer(appeal, overturn=True, words="Right.", by=second_moderator)

    assert appeal.member is None
    [email] = mail.outbox
    assert email.to == ["ann@example.org"]
    assert "/moderation/appeals/by-link/" in email.body


def test_who_appeals_without_a_name_is_not_named_in_the_log(removal, second_moderator):
    Comment.objects.update(alias="Amber Fox")
    removal.refresh_from_db()

    answer(appeal_against(removal, "It was about myself."), overturn=False, words="No.", by=second_moderator)

    rows = [(row.act, row.who, row.about_whom) for row in Decision.objects.order_by("pk")]
    assert rows[1:] == [("appeal", "Amber Fox", "Amber Fox"), ("uphold", "Ines Duarte", "Amber Fox")]
