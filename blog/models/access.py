from wagtail.models import BaseViewRestriction

from community.members.models import User


def is_open_to(member: User | None, restriction: BaseViewRestriction) -> bool:
    """Wagtail asks this of a request; comments are listed for people. A shared password opens the page and no list."""
    if restriction.restriction_type == BaseViewRestriction.LOGIN:
        return member is not None
    if restriction.restriction_type == BaseViewRestriction.GROUPS and member is not None:
        return member.is_superuser or restriction.groups.filter(user=member).exists()
    return False
