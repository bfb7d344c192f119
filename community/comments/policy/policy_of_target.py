"""The policy that holds for something people comment on."""

from collections.abc import Sequence
from typing import Any

from community.comments.models.conversation import Conversation
from community.comments.models.conversation import State as ConversationState
from community.comments.targets import Target

from .policies_in_use import Policies, policies_in_use
from .policy_values import NOTHING, Policy, PolicyValues, Reads, State, Writers, resolve, strictest


def policy_of(conversation: Conversation | None, target: Target, in_use: Policies | None = None) -> Policy:
    """Asks the database nothing but the topics, and these only if something was set for a topic. `in_use`: others than
    those that count now."""
    in_use = in_use or policies_in_use()
    page = strictest([in_use.of(target), set_by_conversation(conversation)])
    topics = [(str(topic), in_use.of(topic)) for topic in topics_of(target)] if in_use.places else []
    return resolve(page, [*topics, ("", said_by(target))], in_use.site)


def policy_of_topic(topic: Any) -> Policy:
    """What begins to hold for a page of this topic; without a topic, what holds for the site."""
    in_use = policies_in_use()
    return resolve(NOTHING, [(str(topic), in_use.of(topic))] if topic else [], in_use.site)


def topics_of(target: Target) -> Sequence[Any]:
    asked = getattr(target, "policy_topics", None)
    return asked() if asked else ()


def set_by_conversation(conversation: Conversation | None) -> PolicyValues:
    """What its settings say, beside the conversation itself (`ConversationSettingsForm`)."""
    if conversation is None:
        return NOTHING
    return PolicyValues(
        state="" if conversation.state == ConversationState.OPEN else State.READ_ONLY,
        reads=Reads.EVERYTHING if conversation.is_read_first else "",
        writers=Writers.MEMBERS if conversation.is_for_members else "",
        closes_after=conversation.closes_after,
    )


def said_by(target: Target) -> PolicyValues:
    """A topic says so of its discussions, in its own settings."""
    return PolicyValues(
        reads=Reads.EVERYTHING if says(target, "is_read_first") else "",
        writers=Writers.MEMBERS if says(target, "is_for_members") else "",
    )


def says(target: Target, rule: str) -> bool:
    asked = getattr(target, rule, None)
    return asked is not None and bool(asked())
