"""Which conversations are kept out of lists, feeds, searches and e-mails, because not everybody may see them. Beside
the conversation, so that a list of comments asks nothing else."""

from collections.abc import Iterable

from community.comments.models import Conversation
from community.comments.targets import load_restrictions

from .policy_of_target import policy_of

#: Read together.
BATCH = 500


def refresh_hidden(conversations: Iterable[Conversation] | None = None) -> int:
    """After a policy has changed, or a page has other topics. Without any: all of them. Returns how many changed."""
    if conversations is None:
        keys = Conversation.objects.values_list("pk", flat=True).order_by("pk")
        return sum(refresh_hidden(batch_of(keys[at : at + BATCH])) for at in range(0, keys.count(), BATCH))
    changed = [one for one in conversations if one.target and one.is_hidden != policy_of(one, one.target).is_hidden]
    for one in changed:
        Conversation.objects.renew_cache_version(one.pk, is_hidden=not one.is_hidden)
    return len(changed)


def batch_of(keys: Iterable[int]) -> list[Conversation]:
    found = list(Conversation.objects.filter(pk__in=list(keys)).prefetch_related("target"))
    load_restrictions([one.target for one in found if one.target])
    return found
