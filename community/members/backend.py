"""The authentication backend. Sessions hold the path of this class: moving it would sign everybody out."""

from typing import Any

from allauth.account.auth_backends import AuthenticationBackend
from django.contrib.auth.models import Permission
from django.db.models import QuerySet

from .models import User
from .prepared_query import PreparedQuery


class MemberBackend(AuthenticationBackend):
    """allauth's backend, with fewer queries for the many members who have no permissions, and with the time zone."""

    def get_user(self, user_id: Any) -> User | None:
        """Whose request it is, with what Wagtail keeps of them, in one query."""
        member = User.objects.select_related("wagtail_userprofile").filter(pk=user_id).first()
        return member if member and self.user_can_authenticate(member) else None

    def get_all_permissions(self, user_obj: Any, obj: Any = None) -> set[str]:
        """Django puts the empty answer together anew for each page."""
        if user_obj.is_active and not user_obj.is_superuser and user_obj.pk and not has_role(user_obj):
            return set()
        return super().get_all_permissions(user_obj, obj)

    def _get_user_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_user_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()

    def _get_group_permissions(self, user_obj: Any) -> QuerySet[Permission]:
        return super()._get_group_permissions(user_obj) if has_role(user_obj) else Permission.objects.none()


def has_role(member: Any) -> bool:
    """Whether the member is in a group or has a permission of their own. One query; the object keeps the answer."""
    if not hasattr(member, "_has_role"):
        member._has_role = bool(ROLES.rows(member.pk, member.pk))
    return bool(member._has_role)


def _roles(member: int, same_member: int) -> QuerySet[Any, Any]:
    through_groups = User.groups.through.objects.filter(user=member).values_list("pk")
    own = User.user_permissions.through.objects.filter(user=same_member).values_list("pk")
    return through_groups.union(own, all=True)[:1]


ROLES = PreparedQuery(_roles)
