"""Two people save a page, or one in two windows: the second does not replace the first without being asked."""

from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.functional import cached_property
from wagtail.admin import messages
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.viewsets.pages import PageViewSet
from wagtail.models import Page

from .new_article import PageCreateView

CHANGED_MEANWHILE = (
    "{who} saved this page at {at}, after you had opened it. Nothing of yours is lost: it is below, but not saved yet. "
    "Look at the other version first; if you save again, yours takes its place."
)


#: A field of the form with another value in each window, from `static/js/editor-session.js`. Without it, somebody who
#: presses a button while autosave is on its way would be asked about their own words.
WINDOW = "editor_window"
#: Seconds. The form names what autosave has saved as soon as its answer is there.
WINDOW_IS_REMEMBERED = 300


def remember_window(revision_pk: int | None, window: str) -> None:
    if revision_pk and window:
        cache.set(f"revision-window:{revision_pk}", window, WINDOW_IS_REMEMBERED)


def is_from_window(revision_pk: int, window: str) -> bool:
    return bool(window) and cache.get(f"revision-window:{revision_pk}") == window


class PageEditView(EditView):
    """Wagtail asks when autosave or a script finds a newer version, but believes every press of a button."""

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        with transaction.atomic():
            # A lock, so that two who save in the same moment are asked one after the other.
            current = Page.objects.select_for_update().get(pk=self.page.pk)
            self.latest_revision = current.get_latest_revision()
            if self.would_replace_another_version():
                return self.ask_before_replacing()
            response = super().post(request, *args, **kwargs)
            current.refresh_from_db(fields=["latest_revision"])
            remember_window(current.latest_revision_id, request.POST.get(WINDOW, ""))
            return response

    def would_replace_another_version(self) -> bool:
        """Whether a button was pressed and there is a newer version, not made by autosave in this very window.

        Autosave itself is Wagtail's: it never replaces a newer version.
        """
        if self.expects_json_response or self.page.alias_of_id or not self.is_out_of_date:
            return False
        return not is_from_window(self.latest_revision.pk, self.request.POST.get(WINDOW, ""))

    @cached_property
    def is_out_of_date(self) -> bool:
        # The form of a page without any revision names none. It always has `next`, which other programs do not send.
        names_no_revision = "loaded_revision_id" not in self.request.POST and "next" in self.request.POST
        if self.latest_revision and names_no_revision and "overwrite_revision_id" not in self.request.POST:
            return True
        return super().is_out_of_date

    def ask_before_replacing(self) -> HttpResponse:
        """The form as it was sent. It names the newest version now, so saving once more is the answer."""
        self.form = self.form_class(
            self.request.POST,
            self.request.FILES,
            instance=self.page,
            subscription=self.subscription,
            parent_page=self.parent,
            for_user=self.request.user,
        )
        self.form.defer_required_fields()
        self.form.is_valid()
        self.form.restore_required_fields()
        self.page.latest_revision = self.latest_revision
        self.has_unsaved_changes = True
        self.autosave_enabled = False  # it would answer in the author's place
        messages.error(self.request, self.conflict_message(), buttons=self.ways_to_look())
        return self.render_to_response(self.get_context_data())

    def conflict_message(self) -> str:
        saved_by = self.latest_revision.user
        who = "Somebody" if saved_by is None else str(saved_by)
        if saved_by == self.request.user:
            who = "In another window you"
        at = date_format(timezone.localtime(self.latest_revision.created_at), "H:i")
        return CHANGED_MEANWHILE.format(who=who, at=at)

    def ways_to_look(self) -> list[Any]:
        return [
            messages.button(
                reverse("wagtailadmin_pages:view_draft", args=[self.page.pk]), "See the other version", True
            ),
            messages.button(reverse("wagtailadmin_pages:history", args=[self.page.pk]), "All versions", True),
        ]


class PageEditingViewSet(PageViewSet):
    add_view_class = PageCreateView
    edit_view_class = PageEditView
