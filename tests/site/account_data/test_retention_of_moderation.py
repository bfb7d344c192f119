"""What is kept of sanctions and appeals, and what a member takes along of them."""

from datetime import timedelta

from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from account_data.export_of_moderation import appeals, notes, sanctions
from account_data.retention import purge
from community.comments.models import Comment
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.bans.banning import ban_for_spam
from community.moderation.models import Appeal, Decision, MemberNote, Sanction, SpamBan
from community.moderation.notes.notes_about import write_note
from community.moderation.sanctions.sanctioning import sanction
from community.moderation.sanctions.steps import STEPS


def days(number: float):
    return timezone.now() + timedelta(days=number)


def test_appeals_and_sanctions_that_are_over_go_after_a_year_and_the_log_stays(member, moderator, other_member):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")
    answer(appeal_against(made.decision, "I was tired."), overturn=False, words="So are we.", by=other_member)

    early, late = purge(days(364)), purge(days(366))

    assert (early["appeals"], early["sanctions"]) == (0, 0)
    assert (late["appeals"], late["sanctions"]) == (1, 1)
    assert list(Decision.objects.order_by("pk").values_list("act", flat=True)) == ["suspend", "appeal", "uphold"]


def test_a_member_takes_along_what_was_decided_and_what_was_answered(member, moderator, other_member):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")
    answer(appeal_against(made.decision, "I was tired."), overturn=True, words="So are we.", by=other_member)
    made.refresh_from_db()

    [suspension], [appeal] = list(sanctions(member)), list(appeals(member))

    assert (suspension["what"], suspension["until"], suspension["taken_back"]) == (
        "you are suspended",
        made.until,
        made.lifted_at,
    )
    assert (appeal["text"], appeal["answer"], appeal["outcome"]) == (
        "I was tired.",
        "So are we.",
        "the decision is taken back",
    )


def test_with_the_account_they_go_and_the_log_names_nobody(member, moderator):
    made = sanction(member, STEPS[1], by=moderator, reason="unkind", note="No.")
    appeal_against(made.decision, "I was tired.")

    assert delete_account(request_deletion(member, keeps_content=True)[0])

    assert not Sanction.objects.exists()
    assert not Appeal.objects.exists()
    rows = [(row.act, row.who, row.about_whom) for row in Decision.objects.order_by("pk")]
    assert rows == [("suspend", "Priya Raman", ""), ("appeal", "its author", "")]


def test_notes_are_in_the_export_and_go_after_a_year_or_with_the_account(member, other_member, moderator, say):
    hidden = say("Words.", by=member)
    Comment.objects.filter(pk=hidden.pk).update(alias="Amber Fox")
    write_note("New here.", by=moderator, member=member)
    write_note("Sounds desperate.", by=moderator, comment=Comment.objects.get(pk=hidden.pk))
    write_note("Somebody else.", by=moderator, member=other_member)
    assert [row["text"] for row in notes(member)] == ["New here.", "Sounds desperate."]

    assert delete_account(request_deletion(member, keeps_content=True)[0])
    assert [note.text for note in MemberNote.objects.all()] == ["Somebody else."]

    assert purge(timezone.now() + timedelta(days=364))["notes"] == 0
    assert purge(timezone.now() + timedelta(days=366))["notes"] == 1


def test_how_a_ban_would_be_undone_goes_after_a_year(member, moderator):
    ban_for_spam(member, by=moderator, note="Powder.", seen=0)

    purge(timezone.now() + timedelta(days=364))
    assert SpamBan.objects.count() == 1
    purge(timezone.now() + timedelta(days=366))
    assert SpamBan.objects.count() == 0
