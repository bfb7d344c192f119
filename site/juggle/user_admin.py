"""Members in the CMS: the list under Settings, Users, and each one's own account page."""

from typing import Any

from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel
from wagtail.users.views.users import DeleteView, EditView, UserViewSet

from blog.editor.model_edit_conflict import EditConflictMixin
from community.members.forms.admin_forms import AddMemberForm, EditMemberForm

#: Wagtail requires a first and a last name, which members do not have, and stores a picture as it was uploaded.
PANELS_LEFT_OUT = (NameEmailSettingsPanel, AvatarSettingsPanel)


class MemberEditView(EditConflictMixin, EditView):
    pass


class MemberDeleteView(DeleteView):
    def get_usage_url(self) -> None:
        """The page would say "referenced 0 times", because members are not in Wagtail's index of references."""


class MemberViewSet(UserViewSet):
    """Uses our forms, which check names and handles as everywhere else on the site."""

    edit_view_class = MemberEditView
    delete_view_class = MemberDeleteView

    def get_form_class(self, for_update: bool = False) -> type[AddMemberForm] | type[EditMemberForm]:
        return EditMemberForm if for_update else AddMemberForm


class OwnAccountView(AccountView):
    """Wagtail's account page, with a link to the profile instead of a second name and a second picture."""

    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, PANELS_LEFT_OUT)]

    def get_menu_items(self) -> list[dict[str, str]]:
        profile = {
            "url": reverse("member-edit"),
            "label": "Your profile",
            "help_text": "Your name and your picture are on the site; change them there. The time zone is the same.",
        }
        return [profile, *super().get_menu_items()]


own_account = never_cache(require_admin_access(OwnAccountView.as_view()))
