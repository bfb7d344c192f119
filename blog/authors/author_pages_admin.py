"""The CMS's views for author pages (`AuthorProfile`), and the chooser of authors."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db.models import Q
from django.http import HttpRequest
from wagtail.admin.views.generic import DeleteView, EditView
from wagtail.admin.views.generic.history import HistoryView
from wagtail.admin.views.generic.usage import UsageView
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.permissions import policy_registry

from blog.editor.model_edit_conflict import EditConflictMixin
from blog.models import AuthorProfile
from community.members.models import User


class AuthorChooserViewSet(ChooserViewSet):
    """Offers the members who may sign in to the CMS. Wagtail's own chooser would list every member."""

    model = User
    icon = "user"
    choose_one_text = "Choose an author"
    choose_another_text = "Choose another author"

    def get_object_list(self) -> Any:
        writes = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
        return User.objects.filter(writes, is_active=True).order_by("display_name").distinct()


class OwnProfileMixin:
    """Wagtail's views for one object ask whether the user may change any. These ask for this one: authors may change
    only their own."""

    request: HttpRequest

    def get_object(self, *args: Any, **kwargs: Any) -> AuthorProfile:
        profile = super().get_object(*args, **kwargs)  # type: ignore[misc]  # Wagtail's view has it
        if not policy_registry.get(profile).user_has_permission_for_instance(self.request.user, "change", profile):
            raise PermissionDenied
        return profile


class AuthorPageEditView(OwnProfileMixin, EditConflictMixin, EditView):
    pass


class AuthorPageDeleteView(OwnProfileMixin, DeleteView):
    pass


class AuthorPageHistoryView(OwnProfileMixin, HistoryView):
    pass


class AuthorPageUsageView(OwnProfileMixin, UsageView):
    pass


class AuthorPageViewSet(ModelViewSet):
    """Editors see all author pages, authors their own."""

    model = AuthorProfile
    icon = "user"
    menu_label = "Author pages"
    menu_order = 310
    add_to_admin_menu = True
    copy_view_enabled = False
    inspect_view_enabled = False
    edit_view_class = AuthorPageEditView
    delete_view_class = AuthorPageDeleteView
    history_view_class = AuthorPageHistoryView
    usage_view_class = AuthorPageUsageView
