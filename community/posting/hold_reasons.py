"""Tells an author why their comment is not on the page. The sentences are true, and name no rule that spammers could
avoid."""

from collections.abc import Collection

from community.comments.models import Comment
from community.moderation.models import Act
from community.moderation.reports.hiding import hidden_by_reports
from community.spam.counterfactual import obstacles
from community.spam.gates import GUESTS_FIRST, READ_FIRST
from community.spam.gates import NEWCOMER as NEWCOMER_GATE

from .marked_as_spam import MARKED_BY_MODERATOR, SPAM, latest_act

NEWCOMER = "Because we do not know you yet, a moderator reads your comment before it appears."
SET_BACK = "Since your standing was set back, a moderator reads your comments before they appear."
CONVERSATION_MODERATED = "In this conversation a moderator reads every comment before it appears."
GUESTS_MODERATED = "Here a moderator reads what guests write before it appears."
REPORTED = "Some readers asked us to look at it, so a moderator reads it before it appears again."
FILTER_UNSURE = (
    "Something in it made our filter unsure, as links and contact details often do, so a moderator reads it before it "
    "appears."
)
#: What would have let it pass, where that is no more than what everybody may know: how many links a standing allows.
LEADS_AWAY = (
    "It leads to other places by links or contact details, so a moderator reads it before it appears. Without them it "
    "would have appeared at once."
)
#: For newcomers, and those set back, whose comment would have waited had it been somebody else's, too.
UNSURE_AS_WELL = "Something in it made our filter unsure as well, as links and contact details often do."

LEADING_AWAY = frozenset(
    {"links", "links-here", "contacts", "contacts-here", "away/link", "away/unlinked", "away/contact"}
)


def why_held(comment: Comment) -> str:
    """The sentence for this comment: that readers reported it, or by what would have let it pass at its latest
    verdict."""
    return REPORTED if hidden_by_reports([comment.pk]) else why_judged(comment)


def why_judged(comment: Comment) -> str:
    judgement = comment.judgements.first()
    if judgement is None:
        return FILTER_UNSURE
    if READ_FIRST in judgement.waits_by:
        return CONVERSATION_MODERATED
    if GUESTS_FIRST in judgement.waits_by:
        return GUESTS_MODERATED
    gates = {gate.name for gate in judgement.verdict.gates}
    # Nothing of the evidence is known about earlier verdicts, and about those of staff.
    names = {one.name for one in obstacles(judgement.verdict)} or gates
    if NEWCOMER_GATE.name in names:
        about_writer = SET_BACK if comment.user and comment.user.standing_limit else NEWCOMER
        return about_writer if names == {NEWCOMER_GATE.name} else f"{about_writer} {UNSURE_AS_WELL}"
    return LEADS_AWAY if names and names <= LEADING_AWAY else FILTER_UNSURE


def reasons_by_comment(comment_ids: Collection[int]) -> dict[int, str]:
    """A sentence for each of these comments; "" for what the filter took for spam. Three queries, none without
    comments."""
    if not comment_ids:
        return {}
    waiting = Comment.objects.filter(pk__in=comment_ids).select_related("user").prefetch_related("judgements")
    reported = hidden_by_reports(comment_ids)
    found = waiting.annotate(latest_act=latest_act())
    return {each.pk: REPORTED if each.pk in reported else reason_of(each, each.latest_act) for each in found}


def reason_of(comment: Comment, latest_act: str | None) -> str:
    if comment.status != SPAM:
        return why_judged(comment)
    return MARKED_BY_MODERATOR if latest_act == Act.SPAM else ""
