"""As `edit_conflict`, for what Wagtail keeps no revisions of: topics, author pages, members.

The form names the latest entry in the log of the CMS from when it was opened.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django import forms
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.formats import date_format
from wagtail.log_actions import registry

if TYPE_CHECKING:
    from wagtail.admin.views.generic import EditView as Base
else:
    Base = object

CHANGED_MEANWHILE = (
    "{who} saved this at {at}, after you had opened it. Nothing of yours is lost: it is below, but not saved yet. Look "
    "at the other version in another window first; if you save again, yours takes its place."
)
LATEST_CHANGE = "latest_change"


class EditConflictMixin(Base):
    """For Wagtail's views that edit one row. A form that names no change, as other programs send, is believed."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            # A lock, so that two who save in the same moment are asked one after the other.
            self.model.objects.select_for_update().filter(pk=self.object_pk).first()
            return super().post(request, *args, **kwargs)

    def get_form(self, *args: Any, **kwargs: Any) -> Any:
        form = super().get_form(*args, **kwargs)
        form.fields[LATEST_CHANGE] = forms.CharField(
            required=False, widget=forms.HiddenInput, initial=self.latest_change_pk()
        )
        return form

    def is_valid(self, form: Any) -> bool:
        is_valid: bool = super().is_valid(form)
        opened_at = self.request.POST.get(LATEST_CHANGE, "")
        if is_valid and opened_at and opened_at != self.latest_change_pk():
            form.data = form.data.copy()
            form.data[LATEST_CHANGE] = self.latest_change_pk()  # saving once more is the answer
            self.produced_error_code, self.produced_error_message = "invalid_revision", self.conflict_message()
            return False
        return is_valid

    def latest_change(self) -> Any:
        return registry.get_logs_for_instance(self.object).order_by("-timestamp", "-pk").first()

    def latest_change_pk(self) -> str:
        latest = self.latest_change()
        return str(latest.pk) if latest else "none"

    def conflict_message(self) -> str:
        latest = self.latest_change()
        who = "Somebody" if latest.user is None else str(latest.user)
        if latest.user == self.request.user:
            who = "In another window you"
        return CHANGED_MEANWHILE.format(who=who, at=date_format(timezone.localtime(latest.timestamp), "H:i"))
