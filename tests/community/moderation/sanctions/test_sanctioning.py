from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone

from community.moderation.models import Decision, Sanction
from community.moderation.sanctions.sanctioning import SanctionRefused, lift, newest_seen, proposed_step, sanction
from community.moderation.sanctions.steps import STEPS
from community.moderation.sanctions.suspension import Suspended, refuse_if_suspended
from community.notifications.models import Notification

WARN, DAY = STEPS[0], STEPS[1]


def log() -> list[tuple[str, str, str]]:
    return list(Decision.objects.order_by("pk").values_list("act", "limit_before", "limit_after"))


def test_a_warning_changes_nothing_and_is_told_on_the_site_and_by_e_mail(member, moderator):
    made = sanction(member, WARN, by=moderator, reason="unkind", note="Argue with the point.")

    refuse_if_suspended(member, without_name=False)
    assert log() == [("warn", "", "")]
    told = Notification.objects.get(recipient=member)
    assert (told.kind, told.subject) == ("sanction", made)
    [email] = mail.outbox
    assert email.to == [member.email]
    assert email.subject == "A warning from a moderator"
    assert "Why: Unkind to a person. Argue with the point." in email.body
    assert f"/moderation/sanctions/{made.pk}/" in email.body
    assert "Priya" not in email.body


def test_a_suspension_says_until_when_and_keeps_the_member_from_posting_until_then(member, moderator):
    made = sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")

    assert made.until - made.created_at == timedelta(days=1)
    assert log() == [("suspend", "", timezone.localtime(made.until).date().isoformat())]
    with pytest.raises(Suspended) as refusal:
        refuse_if_suspended(member, without_name=False)
    assert refusal.value.until == made.until
    [email] = mail.outbox
    assert email.subject.startswith("You are suspended on ")
    assert timezone.localtime(made.until).strftime("%Y, %H:%M") in email.body


@pytest.mark.parametrize(("left", "may_write"), [(timedelta(seconds=30), False), (timedelta(0), True)])
def test_it_ends_by_itself(member, moderator, left, may_write):
    made = sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")
    Sanction.objects.filter(pk=made.pk).update(until=timezone.now() + left)

    assert Sanction.objects.suspending(member).exists() is not may_write


def test_lifted_the_member_writes_again_and_is_told(member, moderator):
    made = sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")
    mail.outbox.clear()

    lift(made, by=moderator, note="We talked.")

    refuse_if_suspended(member, without_name=False)
    assert log()[1] == ("lift", made.decision.limit_after, "")
    [email] = mail.outbox
    assert email.subject.endswith(" again")
    assert "We talked." in email.body
    with pytest.raises(SanctionRefused, match="over already"):
        lift(made, by=moderator, note="Once more.")
    assert len(mail.outbox) == 1


def test_guests_and_other_members_are_not_asked(member, other_member, moderator, django_assert_num_queries):
    sanction(member, DAY, by=moderator, reason="unkind", note="Third time.")

    refuse_if_suspended(other_member, without_name=False)
    with django_assert_num_queries(0):
        refuse_if_suspended(None, without_name=False)


def test_the_second_of_two_moderators_changes_nothing(member, moderator, administrator):
    seen = newest_seen(member)
    sanction(member, WARN, by=moderator, reason="unkind", note="First.", seen=seen)

    with pytest.raises(SanctionRefused, match="somebody else has just decided"):
        sanction(member, WARN, by=administrator, reason="unkind", note="Second.", seen=seen)
    assert log() == [("warn", "", "")]


def test_staff_are_refused_by_name(moderator, administrator):
    with pytest.raises(SanctionRefused, match="looks after this site"):
        sanction(moderator, WARN, by=administrator, reason="unkind", note="Quarrel.")
    assert not Sanction.objects.exists()


def test_staff_without_a_name_are_suspended_from_writing_without_it_alone(hidden, moderator, administrator):
    hidden.user = administrator
    hidden.save(update_fields=["user"])

    sanction(administrator, DAY, by=moderator, reason="unkind", note="Third time.", comment=hidden)

    refuse_if_suspended(administrator, without_name=False)
    with pytest.raises(Suspended):
        refuse_if_suspended(administrator, without_name=True)


def test_what_was_decided_by_a_comment_without_a_name_shows_there_alone(hidden, member, moderator):
    sanction(member, WARN, by=moderator, reason="unkind", note="Not nice.", comment=hidden)

    assert (newest_seen(member), newest_seen(member, hidden) > 0) == (0, True)
    assert proposed_step(member) == STEPS[0]
    assert proposed_step(member, hidden) == STEPS[1]
    assert "Amber Fox" in mail.outbox[0].body


def test_a_sanction_that_was_taken_back_or_is_a_year_old_does_not_count(member, moderator):
    first = sanction(member, WARN, by=moderator, reason="unkind", note="One.")
    assert proposed_step(member) == STEPS[1]
    second = sanction(member, DAY, by=moderator, reason="unkind", note="Two.", seen=first.pk)
    assert proposed_step(member) == STEPS[2]

    lift(second, by=moderator, note="We talked.")
    Sanction.objects.filter(pk=first.pk).update(created_at=timezone.now() - timedelta(days=366))

    assert proposed_step(member) == STEPS[0]
