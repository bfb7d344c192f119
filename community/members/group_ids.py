"""In which groups a member is, looked up once for each instance, or for many together."""

from collections.abc import Collection

from .models import User

_KNOWN = "_group_ids"


def group_ids(member: User) -> set[int]:
    known = vars(member)
    if _KNOWN not in known:
        known[_KNOWN] = set(member.groups.values_list("pk", flat=True))
    found: set[int] = known[_KNOWN]
    return found


def load_group_ids(members: Collection[User]) -> None:
    """One query, whatever their number."""
    for member in members:
        vars(member)[_KNOWN] = set()
    by_key = {member.pk: member for member in members}
    for pk, group in User.groups.through.objects.filter(user__in=by_key).values_list("user_id", "group_id"):
        vars(by_key[pk])[_KNOWN].add(group)
