"""The logs, whose rows are added and never changed or deleted: decisions and revealed identities. Reports, appeals, and
what is in force now or kept for a while by the moderators' desk."""

from .acts import (
    ACTS_ON_CONVERSATIONS,
    ACTS_ON_DETAILS,
    ACTS_ON_DISCUSSIONS,
    ACTS_ON_QUESTIONS,
    AUTHOR_ACTS,
    Act,
    AppealAct,
    Reason,
    SanctionAct,
    StandingAct,
)
from .appeal import Appeal
from .append_only import AppendOnlyModel
from .claim import Claim
from .decision import Decision
from .help_lines import HelpLine, ReportSettings
from .help_offer import HelpOffer
from .identity_reveal import IdentityReveal, RevealReason
from .member_note import MemberNote
from .moderator_area import ModeratorArea
from .old_queue import OldQueue
from .removal_reason import RemovalReason
from .replay import Replay
from .report import APART, Report, ReportOutcome, ReportReason
from .review_request import ReviewRequest
from .sanction import Sanction
from .spam_ban import SpamBan
from .standing_decision import StandingDecision

__all__ = [
    "ACTS_ON_CONVERSATIONS",
    "ACTS_ON_DETAILS",
    "ACTS_ON_DISCUSSIONS",
    "ACTS_ON_QUESTIONS",
    "APART",
    "AUTHOR_ACTS",
    "Act",
    "Appeal",
    "AppealAct",
    "AppendOnlyModel",
    "Claim",
    "Decision",
    "HelpLine",
    "HelpOffer",
    "IdentityReveal",
    "MemberNote",
    "ModeratorArea",
    "OldQueue",
    "Reason",
    "RemovalReason",
    "Replay",
    "Report",
    "ReportOutcome",
    "ReportReason",
    "ReportSettings",
    "ReviewRequest",
    "RevealReason",
    "Sanction",
    "SanctionAct",
    "SpamBan",
    "StandingAct",
    "StandingDecision",
]
