"""The log of decisions and of revealed identities, whose rows are added and never changed or deleted; and what the
moderators' desk keeps for a while."""

from .acts import AUTHOR_ACTS, Act, Reason, StandingAct
from .append_only import AppendOnlyModel
from .claim import Claim
from .decision import Decision
from .identity_reveal import IdentityReveal, RevealReason
from .replay import Replay
from .review_request import ReviewRequest
from .standing_decision import StandingDecision

__all__ = [
    "AUTHOR_ACTS",
    "Act",
    "AppendOnlyModel",
    "Claim",
    "Decision",
    "IdentityReveal",
    "Reason",
    "Replay",
    "ReviewRequest",
    "RevealReason",
    "StandingAct",
    "StandingDecision",
]
