"""Who can answer an appeal."""

from community.members.models import User
from community.moderation.models import Appeal

BACKEND = "community.members.backend.MemberBackend"


def who_else_can(appeal: Appeal, by: User) -> bool:
    """Whether somebody else may answer. An author with a name, who may be a moderator, does not count; one without a
    name does, since the answer would tell who they are."""
    others = User.objects.with_perm("comments.moderate_comment", is_active=True, backend=BACKEND).exclude(pk=by.pk)
    is_anonymous = bool(appeal.decision.comment and appeal.decision.comment.alias)
    if appeal.member_id and not is_anonymous:
        others = others.exclude(pk=appeal.member_id)
    return others.exists()
