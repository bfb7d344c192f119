"""What the home page adds to Wagtail's admin: the site's row there stays. Without it every page is a 404."""

from typing import Any

from wagtail.models import Site
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import register_permission_policy


class OneSitePolicy(ModelPermissionPolicy):
    """The site can be changed. Nobody adds another one or deletes it, superusers included."""

    def user_has_permission(self, user: Any, action: str) -> bool:
        return action not in {"add", "delete"} and bool(super().user_has_permission(user, action))


register_permission_policy(Site, OneSitePolicy(Site))
