"""The page of the CMS where editors change the word lists and thresholds, see first what that would have done, and go
back."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from community.members.requests import MemberRequest

from .filter_settings import ListedSettings
from .model_in_use import model_in_use
from .models import SettingsVersion
from .models.settings_version import SavedMeanwhile
from .settings_form import SettingsForm
from .settings_history import changes, history
from .settings_in_use import compiled
from .settings_preview import Preview, preview

PERMISSION = "spam.change_filter"
SAVED_MEANWHILE = (
    "Somebody else has changed the filter since you opened this page; what they changed is below. Your words are still "
    "here, and saving them now replaces theirs."
)


@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def change_settings(request: MemberRequest) -> HttpResponse:
    """POST with `save` saves; without it, it shows what these settings would have done, and saves nothing."""
    latest = SettingsVersion.objects.first()
    number, listed = (latest.number, latest.listed) if latest else (0, ListedSettings())
    previewed = None
    if request.method == "POST":
        form = SettingsForm(request.POST)
        if form.is_valid() and "save" in request.POST:
            if answer := _save(request, form, listed):
                return answer
            form = SettingsForm(_with_number(request, number))
            form.add_error(None, SAVED_MEANWHILE)
        elif form.is_valid():
            previewed = preview_of(form.listed)
    else:
        form = SettingsForm(initial={**listed._asdict(), "after": number})
    return _page(request, form, previewed)


def _save(request: MemberRequest, form: SettingsForm, before: ListedSettings) -> HttpResponse | None:
    """None if somebody else was quicker."""
    after = form.cleaned_data["after"]
    if not any(changes(before, form.listed)):
        messages.info(request, "Nothing was changed: this is what judges already.")
        return redirect("spam-settings")
    try:
        saved = SettingsVersion.objects.save_next(form.listed, after=after, by=request.user)
    except SavedMeanwhile:
        return None
    messages.success(request, f"Saved as version {saved.number}. It judges every comment from now on.")
    return redirect("spam-settings")


def _with_number(request: MemberRequest, number: int) -> dict[str, str]:
    return {**request.POST.dict(), "after": str(number)}


def preview_of(listed: ListedSettings) -> Preview:
    used = model_in_use()
    return preview(used.settings, compiled(listed), used.model)


def _page(request: MemberRequest, form: SettingsForm, previewed: Preview | None) -> HttpResponse:
    context = {
        "form": form,
        "preview": previewed,
        "history": history(),
        # What is not published is for moderators.
        "may_read_held": request.user.has_perm("comments.moderate_comment"),
    }
    return render(request, "spam/filter_settings.html", context)


@permission_required(PERMISSION, raise_exception=True)
@require_POST
def restore_settings(request: MemberRequest) -> HttpResponse:
    """Brings back the version in `number` (0: what a site begins with), as the next one."""
    wanted, after = request.POST.get("number", ""), request.POST.get("after", "")
    if not (wanted.isdecimal() and after.isdecimal() and len(wanted + after) < 19):
        return redirect("spam-settings")
    number = int(wanted)
    listed = get_object_or_404(SettingsVersion, number=number).listed if number else ListedSettings()
    try:
        saved = SettingsVersion.objects.save_next(listed, after=int(after), by=request.user, restores=number)
    except SavedMeanwhile:
        messages.warning(request, "Nothing was changed: somebody else has changed the filter meanwhile.")
    else:
        messages.success(request, f"Version {number} is back, as version {saved.number}.")
    return redirect("spam-settings")
