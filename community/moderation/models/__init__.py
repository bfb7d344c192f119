"""The log of decisions and of revealed identities. Rows are added, never changed or deleted."""

from .acts import ACTS_ON_DISCUSSIONS, ACTS_ON_QUESTIONS, AUTHOR_ACTS, Act, Reason, StandingAct
from .append_only import AppendOnlyModel
from .decision import Decision
from .identity_reveal import IdentityReveal, RevealReason
from .replay import Replay
from .review_request import ReviewRequest
from .standing_decision import StandingDecision

__all__ = [
    "ACTS_ON_DISCUSSIONS",
    "ACTS_ON_QUESTIONS",
    "AUTHOR_ACTS",
    "Act",
    "AppendOnlyModel",
    "Decision",
    "IdentityReveal",
    "Reason",
    "Replay",
    "ReviewRequest",
    "RevealReason",
    "StandingAct",
    "StandingDecision",
]
