"""What is kept of sanctions and appeals, and what a member takes along of them."""

from datetime import timedelta

from django.utils import timezone

from account_data.deletion import delete_account, request_deletion
from account_data.export_of_moderation import appeals, sanctions
from account_data.retention import purge
from community.moderation.appeals.appealing import answer, appeal_against
from community.moderation.models import Appeal, Decision, Sanction
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
