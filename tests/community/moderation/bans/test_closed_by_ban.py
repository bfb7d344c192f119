from datetime import timedelta

from django.utils import timezone

from community.members.models import User
from community.moderation.appeals.appealable import decision_of_link
from community.moderation.bans.banning import ban_for_spam, undo_ban
from community.moderation.bans.closed_by_ban import ban_explanation_url
from community.moderation.models import SpamBan


def test_it_leads_to_the_appeal_while_the_ban_can_be_undone(member, moderator):
    assert ban_explanation_url(member) == ""
    made = ban_for_spam(member, by=moderator, note="Powder.", seen=0)
    member.refresh_from_db()

    url = ban_explanation_url(member)

    assert decision_of_link(url.split("/")[-2]) == made.decision
    SpamBan.objects.update(created_at=timezone.now() - timedelta(days=30))
    assert ban_explanation_url(member) == ""


def test_not_when_it_was_undone_or_somebody_else_closed_the_account(member, moderator):
    undo_ban(ban_for_spam(member, by=moderator, note="Powder.", seen=0), by=moderator, note="No.")
    User.objects.filter(pk=member.pk).update(is_active=False)
    member.refresh_from_db()

    assert ban_explanation_url(member) == ""
