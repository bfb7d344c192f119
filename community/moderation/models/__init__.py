"""The log of decisions and of revealed identities, whose rows are added and never changed or deleted; reports; and what
the moderators' desk keeps for a while."""

from .acts import AUTHOR_ACTS, Act, Reason, StandingAct
from .append_only import AppendOnlyModel
from .claim import Claim
from .decision import Decision
from .help_lines import HelpLine, ReportSettings
from .help_offer import HelpOffer
from .identity_reveal import IdentityReveal, RevealReason
from .replay import Replay
from .report import APART, Report, ReportOutcome, ReportReason
from .review_request import ReviewRequest
from .standing_decision import StandingDecision

__all__ = [
    "APART",
    "AUTHOR_ACTS",
    "Act",
    "AppendOnlyModel",
    "Claim",
    "Decision",
    "HelpLine",
    "HelpOffer",
    "IdentityReveal",
    "Reason",
    "Replay",
    "Report",
    "ReportOutcome",
    "ReportReason",
    "ReportSettings",
    "ReviewRequest",
    "RevealReason",
    "StandingAct",
    "StandingDecision",
]
