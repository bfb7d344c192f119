"""The page of the CMS on which a policy is set, and set back."""

from typing import Any, NamedTuple

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.db import models
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from community.comments.models import PolicySavedMeanwhile, PolicyVersion
from community.comments.policy.policies_in_use import policies_in_use
from community.comments.policy.policy_values import NOTHING
from community.members.primary_keys import parse_pk
from community.members.requests import MemberRequest

from .policy_form import PolicyForm
from .policy_places import all_topics, is_page, pages_with_policies, place_or_404, policy_at, policy_url
from .policy_replay import PolicyReplay, replay
from .policy_words import Change, changes, lines_of, summary
from .setting_policy import set_policy

PERMISSION = "comments.set_policy"
SAVED_MEANWHILE = (
    "Somebody else has changed this since you opened the page; what they set is in the table below. Your words are "
    "still here, and saving them now replaces theirs."
)
MOST_VERSIONS = 20


class SavedPolicy(NamedTuple):
    version: PolicyVersion
    changes: list[Change]


@never_cache
@permission_required(PERMISSION, raise_exception=True)
@require_http_methods(["GET", "HEAD", "POST"])
def policy(request: MemberRequest, label: str = "", pk: int = 0) -> HttpResponse:
    """POST with `save` saves; without it, it shows what this would have done, and saves nothing."""
    place = place_or_404(label, pk) if label else None
    current = PolicyVersion.objects.current_for(place)
    seen, previewed = current.pk if current else 0, None
    form = PolicyForm(initial={**(current.values if current else NOTHING)._asdict(), "after": seen})
    if request.method == "POST":
        form = PolicyForm(request.POST)
        if form.is_valid() and "save" in request.POST:
            if answer := _save(request, form, place, current):
                return answer
            form = PolicyForm({**request.POST.dict(), "after": str(seen)})
            form.add_error(None, SAVED_MEANWHILE)
        elif form.is_valid():
            previewed = replay(place, form.values)
    return _page(request, form, place, previewed)


def _save(
    request: MemberRequest, form: PolicyForm, place: models.Model | None, current: PolicyVersion | None
) -> HttpResponse | None:
    """None if somebody else was quicker."""
    if not any(changes(current.values if current else NOTHING, form.values)):
        messages.info(request, "Nothing was changed: it’s so already.")
        return redirect(policy_url(place))
    data = form.cleaned_data
    try:
        set_policy(place, form.values, after=data["after"], by=request.user, note=data["note"])
    except PolicySavedMeanwhile:
        return None
    messages.success(request, "Saved. It holds from now on.")
    return redirect(policy_url(place))


@permission_required(PERMISSION, raise_exception=True)
@require_POST
def restore_policy(request: MemberRequest) -> HttpResponse:
    """Brings back the version in `version`, as the next one of its place."""
    wanted = get_object_or_404(PolicyVersion, pk=parse_pk(request.POST.get("version", "")) or 0)
    place, after = wanted.place, parse_pk(request.POST.get("after", "")) or 0
    if wanted.place_id and place is None:
        messages.warning(request, "Nothing was changed: that page is gone.")
        return redirect("policy")
    try:
        set_policy(place, wanted.values, after=after, by=request.user, restores=wanted)
    except PolicySavedMeanwhile:
        messages.warning(request, "Nothing was changed: somebody else has changed it meanwhile.")
    else:
        messages.success(request, f"It’s again as it was on {wanted.created_at:%-d %B %Y}.")
    return redirect(policy_url(place))


def _page(
    request: MemberRequest, form: PolicyForm, place: models.Model | None, previewed: PolicyReplay | None
) -> HttpResponse:
    context: dict[str, Any] = {
        "form": form,
        "place": place,
        "is_page": is_page(place),
        "lines": lines_of(policy_at(place)),
        "replay": previewed,
        "history": history_of(place),
    }
    if place is None:
        in_use = policies_in_use()
        context["topics"] = [(topic, policy_url(topic), summary(in_use.of(topic))) for topic in all_topics()]
        context["pages"] = [(one.place, policy_url(one.place), summary(one.values)) for one in pages_with_policies()]
    return render(request, "moderation/policy.html", context, status=422 if form.is_bound and form.errors else 200)


def history_of(place: models.Model | None) -> list[SavedPolicy]:
    """The latest first, each with what it changed."""
    versions = list(PolicyVersion.objects.history_of(place)[: MOST_VERSIONS + 1])
    earlier = [*(version.values for version in versions[1:]), NOTHING]
    return [
        SavedPolicy(version, list(changes(before, version.values)))
        for version, before in zip(versions[:MOST_VERSIONS], earlier, strict=False)
    ]
