"""What holds in a conversation because its settings say so, or because its target does (`Target`, optional methods)."""

from .models import Conversation
from .policy.policy_of_target import policy_of
from .policy.policy_of_target import says as target_says
from .policy.policy_values import Reads, State, Writers
from .targets import Target


def is_for_members(conversation: Conversation | None, target: Target) -> bool:
    """Whether guests may not write."""
    policy = policy_of(conversation, target)
    return policy.writers.value != Writers.EVERYBODY or policy.state.value == State.MEMBERS


def is_read_first(conversation: Conversation | None, target: Target) -> bool:
    """Whether a moderator reads every comment before it appears."""
    return bool(policy_of(conversation, target).reads.value == Reads.EVERYTHING)


def allows_anonymity(conversation: Conversation | None, target: Target) -> bool:
    """Whether members may write without their name."""
    return bool(conversation and conversation.allows_anonymity) or target_says(target, "allows_anonymity")


def is_sensitive(conversation: Conversation | None, target: Target) -> bool:
    """Whether nothing of it is shown where somebody may look over a shoulder: in digests. Always so where people may
    write without their name."""
    return allows_anonymity(conversation, target) or target_says(target, "is_sensitive")
