from collections import defaultdict
from collections.abc import Collection

from community.comments.models import Comment
from community.members.models import User
from community.spam import examples
from community.spam.models import Example

from .decisions import IS_SPAM
from .models import Act, Decision, Reason
from .possible_acts import NO_DECISIONS


def unlearn(decisions: Collection[Decision]) -> None:
    """What these decisions taught goes, and what an earlier decision taught about the same comment comes back."""
    taught = Example.objects.filter(decision_id__in=[decision.pk for decision in decisions])
    keys = set(taught.values_list("comment", flat=True)) - {None}
    taught.delete()
    if not keys:
        return
    undone = {decision.comment_id: decision.pk for decision in decisions}
    earlier: dict[int, Decision] = {}
    # Appeals and sanctions are named beside a comment as well, and say nothing about its words.
    said = Decision.objects.filter(comment__in=keys).exclude(act__in=NO_DECISIONS)
    for decision in said.select_related("comment", "actor").order_by("pk"):
        if decision.comment_id and decision.pk < undone[decision.comment_id] and what_it_says(decision) is not None:
            earlier[decision.comment_id] = decision
    by_word: dict[tuple[bool, User | None], dict[Comment, int | None]] = defaultdict(dict)
    for decision in earlier.values():
        if decision.comment:
            by_word[bool(what_it_says(decision)), decision.actor][decision.comment] = decision.pk
    for (is_spam, moderator), rows in by_word.items():
        examples.learn_from_many(rows, is_spam=is_spam, moderator=moderator)


def what_it_says(decision: Decision) -> bool | None:
    """Whether the comment is spam; None if the decision says neither."""
    return True if decision.reason == Reason.ADVERTISING else IS_SPAM.get(Act(decision.act))
