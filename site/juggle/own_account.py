"""One's own page in the CMS, without a second name and a second picture."""

from typing import Any

from django.urls import reverse
from django.views.decorators.cache import never_cache
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.account import AccountView, AvatarSettingsPanel, NameEmailSettingsPanel

#: Wagtail insists on a first and a last name, which nobody has here, and keeps a picture as it came.
PANELS_LEFT_OUT = (NameEmailSettingsPanel, AvatarSettingsPanel)


class OwnAccountView(AccountView):
    def get_panels(self) -> list[Any]:
        return [panel for panel in super().get_panels() if not isinstance(panel, PANELS_LEFT_OUT)]

    def get_menu_items(self) -> list[dict[str, str]]:
        profile = {
            "url": reverse("member-edit"),
            "label": "Your profile",
            "help_text": "Your name and your picture are on the site; change them there.",
        }
        return [profile, *super().get_menu_items()]


own_account = never_cache(require_admin_access(OwnAccountView.as_view()))
