"""Against which decisions one can appeal, and who can."""

from django.core import signing
from django.urls import reverse

from community.comments.models import Comment
from community.members.models import User
from community.moderation.details.cutting import can_be_put_back
from community.moderation.models import Act, Appeal, Decision, SanctionAct, SpamBan, StandingAct

Status = Comment.Status

#: Decisions about a comment, while it still has the status that they gave it.
ABOUT_COMMENTS = (Act.REMOVE, Act.SPAM, Act.REPLAY)
ABOUT_MEMBERS = (SanctionAct.WARN, SanctionAct.SUSPEND, SanctionAct.BAN, StandingAct.DEMOTE)
#: A comment with one of these is not on the page because of a decision.
REFUSED = (Status.REMOVED, Status.SPAM)

SIGNER = signing.Signer(salt="community.moderation.appeals")

ALREADY_APPEALED = "You've appealed against this already."
OVER = "This decision is over, so there is nothing to appeal against."


def decision_to_appeal(comment: Comment) -> Decision | None:
    """The moderator's decision because of which the comment is not on the page; None if there is none, for example if
    the filter alone took it for spam."""
    if comment.status not in REFUSED:
        return None
    return comment.decisions.filter(act__in=ABOUT_COMMENTS, status_after=comment.status).first()


def why_not_appealable(decision: Decision) -> str:
    """The sentence for its author; "" if they may appeal."""
    if Appeal.objects.filter(decision=decision).exists():
        return ALREADY_APPEALED
    return "" if is_in_force(decision) else OVER


def is_in_force(decision: Decision) -> bool:
    if decision.act in ABOUT_COMMENTS and decision.comment:
        latest = decision_to_appeal(decision.comment)
        return latest is not None and latest.pk == decision.pk
    if decision.act == StandingAct.DEMOTE and decision.member:
        later = Decision.objects.filter(member=decision.member, act__in=StandingAct.values, pk__gt=decision.pk)
        return not later.exists()
    if decision.act == Act.DETAIL:
        return can_be_put_back(decision)
    if decision.act == SanctionAct.BAN:
        ban = SpamBan.objects.filter(decision=decision).first()
        return ban is not None and ban.can_be_undone
    sanction = getattr(decision, "sanction", None)
    return sanction is not None and sanction.is_in_force


def author_of(decision: Decision) -> User | None:
    """Whom it concerns, if that is a member."""
    return decision.member or (decision.comment.user if decision.comment else None)


def appeal_url(decision: Decision) -> str:
    """For a guest, who has no account to sign in to, and for somebody whose account is closed: the address is enough,
    for one appeal."""
    return reverse("appeal-by-link", args=[SIGNER.sign(str(decision.pk))])


def decision_of_link(token: str) -> Decision | None:
    """None if we did not sign it, or if who appeals can sign in: the comment has become a member's since, or the
    account is open again."""
    try:
        key = int(SIGNER.unsign(token))
    except signing.BadSignature:
        return None
    decision = Decision.objects.select_related("comment__conversation", "member").filter(pk=key).first()
    if decision is None or not (decision.comment or decision.act == SanctionAct.BAN):
        return None
    author = author_of(decision)
    return decision if author is None or (decision.act == SanctionAct.BAN and not author.is_active) else None


def ban_to_appeal(member: User) -> Decision | None:
    """Because of which the account is closed, as long as the ban can be undone."""
    ban = SpamBan.objects.filter(member=member, undone_at=None).select_related("decision").first()
    return ban.decision if ban and ban.can_be_undone and not member.is_active else None
