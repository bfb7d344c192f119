from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from community.comments.models import Comment
from community.members.models import User
from community.moderation.appeals.appealable import decision_to_appeal
from community.moderation.models import Appeal, AppealAct, Decision, Sanction, SanctionAct

from .content_files import read_people

#: Who was suspended for a day, and was given the word back before it was over.
SUSPENDED = "grandad-mick"
SUSPENDED_AT = datetime(2026, 3, 9, 18, 20, tzinfo=UTC)
WHY = "Three times the same answer to the same person. Please let it rest until tomorrow."
LIFTED_BECAUSE = "We've talked, and it's fine."
APPEAL = "I was rude about the essay, not about her. I'd write it again without the last sentence."


def load_sanctions(*, people: Mapping[str, User]) -> list[Sanction | Appeal]:
    """A suspension that was lifted, and an appeal that waits. Nobody is notified."""
    moderator = next(people[row["handle"]] for row in read_people() if row["role"] == "moderator")
    suspension = Sanction.objects.filter(member=people[SUSPENDED]).first() or suspend(people[SUSPENDED], moderator)
    removed = Comment.objects.filter(status=Comment.Status.REMOVED).order_by("pk").first()
    decision = decision_to_appeal(removed) if removed else None
    return [suspension, *([Appeal.objects.filter(decision=decision).first() or appeal(decision)] if decision else [])]


def suspend(member: User, moderator: User) -> Sanction:
    until, lifted_at = SUSPENDED_AT + timedelta(days=1), SUSPENDED_AT + timedelta(hours=3)
    day = until.date().isoformat()
    about = {"member": member, "actor": moderator}
    decision = Decision.objects.create(
        act=SanctionAct.SUSPEND, reason="unkind", note=WHY, limit_after=day, created_at=SUSPENDED_AT, **about
    )
    Decision.objects.create(act=SanctionAct.LIFT, note=LIFTED_BECAUSE, limit_before=day, created_at=lifted_at, **about)
    return Sanction.objects.create(
        decision=decision, member=member, until=until, created_at=SUSPENDED_AT, lifted_at=lifted_at
    )


def appeal(decision: Decision) -> Appeal:
    at = decision.created_at + timedelta(hours=2)
    Decision.objects.create(comment=decision.comment, act=AppealAct.APPEAL, created_at=at)
    return Appeal.objects.create(decision=decision, text=APPEAL, created_at=at)
