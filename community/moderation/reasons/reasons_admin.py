"""The reasons in the CMS. They are changed and added, and never deleted: earlier decisions name them."""

from typing import Any

from django import forms
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.snippets.views.snippets import SnippetViewSet

from community.moderation.models import RemovalReason

from .reasons_in_use import section_choices


class ReasonForm(WagtailAdminModelForm):
    section = forms.ChoiceField(
        label="Section of the house rules",
        choices=section_choices,
        required=False,
        help_text="Where the author is led to read on.",
    )


class KeptReasonsPolicy(ModelPermissionPolicy):
    def user_has_permission(self, user: Any, action: str) -> bool:
        return action != "delete" and bool(super().user_has_permission(user, action))

    def user_has_any_permission(self, user: Any, actions: Any) -> bool:
        return any(self.user_has_permission(user, action) for action in actions)


class RemovalReasonViewSet(SnippetViewSet):
    model = RemovalReason
    icon = "list-ul"
    list_display = ["label", "section", "is_offered", "position"]
    menu_label = "Reasons"
    copy_view_enabled = False


RemovalReason.base_form_class = ReasonForm
