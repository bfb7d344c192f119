"""Appeals on the moderators' desk. Each is read and answered by itself, with a sentence, so the lane has no acts."""

from collections.abc import Mapping
from typing import Any

from django.db.models import QuerySet

from community.members.avatars import avatar_of
from community.members.models import User
from community.moderation.desk.lanes import ActResult, Lane, Row
from community.moderation.models import Appeal
from community.text.excerpts import excerpt

from .answer_form import AnswerForm
from .appealable import author_of
from .deciders import who_else_can

#: In the list.
WORDS_SHOWN = 40


class AppealsLane(Lane):
    name, title = "appeals", "Appeals"
    empty = "No appeal is waiting."
    template = "moderation/_appeal_case.html"
    since = "created_at"

    def cases(self) -> QuerySet[Appeal]:
        return Appeal.objects.filter(decided_at=None)

    def rows(self, cases: QuerySet[Any], *, by: User) -> list[Row]:
        return [row_of(appeal, by=by) for appeal in with_decision(cases)]

    def case(self, key: int, *, by: User) -> Mapping[str, Any] | None:
        appeal = with_decision(self.cases()).filter(pk=key).first()
        return case_of(appeal, by=by) if appeal else None

    def act(self, act: str, seen: Mapping[int, str], *, by: User, fields: Mapping[str, Any]) -> ActResult:
        return ActResult(refused=dict.fromkeys(seen, "Each appeal is answered by itself."))


def with_decision(appeals: QuerySet[Appeal]) -> QuerySet[Appeal]:
    about = appeals.select_related("decision__comment__user", "decision__comment__conversation", "decision__member")
    return about.select_related("decision__actor", "decided_by", "member")


def row_of(appeal: Appeal, *, by: User) -> Row:
    """By the alias, if what was decided about was written without a name."""
    decision = appeal.decision
    name = decision.about_whom or "Somebody"
    avatar = avatar_of(name, None)
    return Row(
        key=appeal.pk,
        name=name,
        since=appeal.created_at,
        text=excerpt(appeal.text, WORDS_SHOWN),
        words=len(appeal.text.split()),
        why=f"{decision.get_act_display()} by {decision.actor or 'somebody'}",
        avatar=avatar.initials,
        colour=avatar.colour,
        is_own=author_of(decision) == by,
    )


def case_of(appeal: Appeal, *, by: User) -> dict[str, Any]:
    """What is shown of an appeal, on the desk and on a page of its own."""
    is_first_decider = appeal.decision.actor == by
    return {
        "row": row_of(appeal, by=by),
        "appeal": appeal,
        "decision": appeal.decision,
        "answer_form": AnswerForm(),
        "is_first_decider": is_first_decider,
        "has_to_wait": is_first_decider and who_else_can(appeal, by),
    }
