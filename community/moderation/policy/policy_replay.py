"""What a policy would have done: which conversations it closes or opens, and which of the latest comments would have
waited. Changes nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone

from community.comments.models import Conversation
from community.comments.policy.policies_in_use import Policies, policies_in_use
from community.comments.policy.policy_of_target import policy_of
from community.comments.policy.policy_values import Policy, PolicyValues, Reads, State
from community.comments.targets import Target, load_restrictions
from community.conversations.availability import has_aged
from community.spam.gates import GUESTS_FIRST, NEWCOMER, READ_FIRST, gates_of_policy
from community.spam.models import Judgement
from community.spam.verdicts import Outcome, Verdict

#: The liveliest, and the latest.
MOST_CONVERSATIONS = 1000
MOST_COMMENTS = 500
#: Gates that a policy has.
OF_POLICY = frozenset({READ_FIRST.name, GUESTS_FIRST.name, NEWCOMER.name})


class PolicyReplay(NamedTuple):
    #: Titles.
    closing: list[str]
    opening: list[str]
    #: Of so many comments, those that would have waited and did not, and the other way round.
    read: int
    waiting: int
    passing: int


def with_values(place: models.Model | None, values: PolicyValues) -> Policies:
    """The policies that count now, but for this one."""
    now = policies_in_use()
    if place is None:
        return now._replace(site=values)
    key = (ContentType.objects.get_for_model(place).pk, place.pk)
    return now._replace(places={**now.places, key: values})


def replay(place: models.Model | None, values: PolicyValues) -> PolicyReplay:
    new, now = with_values(place, values), timezone.now()
    closing, opening = [], []
    for conversation, target in conversations():
        before, after = policy_of(conversation, target), policy_of(conversation, target, new)
        was, will = is_closed(before, target, now), is_closed(after, target, now)
        if will and not was:
            closing.append(str(target.title))
        elif was and not will:
            opening.append(str(target.title))
    verdicts = list(judged(new))
    waiting = sum(verdict.outcome is Outcome.PUBLISH and waits for verdict, waits in verdicts)
    passing = sum(is_held_by_policy_alone(verdict) and not waits for verdict, waits in verdicts)
    return PolicyReplay(closing, opening, len(verdicts), waiting, passing)


def conversations() -> Iterator[tuple[Conversation, Target]]:
    rows = Conversation.objects.filter(last_comment_at__isnull=False).order_by("-last_comment_at")
    found = list(rows.prefetch_related("target")[:MOST_CONVERSATIONS])
    load_restrictions([one.target for one in found if one.target])
    return ((one, one.target) for one in found if one.target and one.target.accepts_comments())


def is_closed(policy: Policy, target: Target, now: datetime) -> bool:
    return policy.state.value in (State.READ_ONLY, State.HIDDEN) or has_aged(policy, target, now)


def judged(new: Policies) -> Iterator[tuple[Verdict, bool]]:
    """The latest verdicts whose circumstances were kept, and whether a policy would have them wait."""
    rows = Judgement.objects.exclude(circumstances={}).select_related("comment__conversation").order_by("-pk")
    found = list(rows.prefetch_related("comment__conversation__target")[:MOST_COMMENTS])
    load_restrictions([one.comment.conversation.target for one in found if one.comment.conversation.target])
    for one in found:
        verdict, conversation = one.verdict, one.comment.conversation
        if verdict.circumstances is None or conversation.target is None:
            continue
        policy = policy_of(conversation, conversation.target, new)
        circumstances = replace(
            verdict.circumstances,
            is_read_first=policy.reads.value == Reads.EVERYTHING,
            reads=policy.reads.value,
            is_guest=one.comment.user_id is None,
        )
        is_staff = any(evidence.name == "staff" for evidence in verdict.evidence)
        yield verdict, not is_staff and any(gates_of_policy(circumstances))


def is_held_by_policy_alone(verdict: Verdict) -> bool:
    gates = {gate.name for gate in verdict.gates}
    return verdict.outcome is Outcome.HOLD and verdict.score < verdict.thresholds.hold and gates <= OF_POLICY
