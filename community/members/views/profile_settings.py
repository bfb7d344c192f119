"""What members change about their own profile. Each form has its own address: an error in one affects no other."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from community.members import handle_change, profile_picture
from community.members.decorators import post_required
from community.members.forms.profile_forms import HandleForm, ProfileForm
from community.members.forms.profile_picture_form import ProfilePictureForm
from community.members.forms.time_zone_form import BrowserTimeZoneForm, TimeZoneForm
from community.members.models import Profile
from community.members.profile_checks import why_profile_is_locked
from community.members.requests import MemberRequest
from community.members.time_zone import set_zone, zone_name

TOO_MANY_PICTURES = "Those were a lot of pictures. Nothing was changed: please try again in an hour."
TOO_MANY_NAMES = "You have changed your name several times today. Please try again tomorrow."


def render_settings(request: MemberRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    """The page with all forms; `forms` are those with errors, by their name in the template."""
    member = request.user
    context = {
        "form": ProfileForm(member),
        "picture_form": ProfilePictureForm(),
        "picture": member.picture,
        "time_zone_form": TimeZoneForm(member),
    } | forms
    return render(request, "members/edit_profile.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_profile(request: MemberRequest) -> HttpResponse:
    if request.method != "POST":
        return render_settings(request)
    form = ProfileForm(request.user, request.POST)
    if form.is_valid() and "display_name" in form.changed_data and not ratelimit.consume(request, action="rename"):
        form.add_error("display_name", TOO_MANY_NAMES)
    if not form.is_valid():
        return render_settings(request, form=form, status=422)
    form.save()
    messages.success(request, "Your profile is saved.")
    return redirect(request.user)


@post_required(redirect_to="member-edit")
def change_picture(request: MemberRequest) -> HttpResponse:
    if "remove" in request.POST:
        profile_picture.replace_picture(request.user, None)
        messages.success(request, "Your picture is deleted.")
        return redirect("member-edit")
    form = ProfilePictureForm(request.POST, request.FILES)
    if not ratelimit.consume(request, action="picture"):
        form = ProfilePictureForm()
        form.errors["picture"] = form.error_class([TOO_MANY_PICTURES])
        return render_settings(request, picture_form=form, status=429)
    if form.is_valid() and (why := why_profile_is_locked(request.user)):
        form.add_error("picture", why)
    if not form.is_valid():
        return render_settings(request, picture_form=form, status=422)
    profile_picture.replace_picture(request.user, form.cleaned_data["picture"])
    messages.success(request, "Your picture is saved.")
    return redirect("member-edit")


@post_required(redirect_to="member-edit")
def change_time_zone(request: MemberRequest) -> HttpResponse:
    """From the form; or from time-zone.js, which only fills in what is not set yet."""
    if "from_browser" in request.POST:
        found = BrowserTimeZoneForm(request.POST)
        if found.is_valid() and not zone_name(request.user):
            set_zone(request.user, found.cleaned_data["time_zone"])
        return HttpResponse(status=204)
    form = TimeZoneForm(request.user, request.POST)
    if not form.is_valid():
        return render_settings(request, time_zone_form=form, status=422)
    set_zone(request.user, form.cleaned_data["time_zone"])
    messages.success(request, "Your time zone is saved.")
    return redirect("member-edit")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_handle(request: MemberRequest) -> HttpResponse:
    member = request.user
    form = HandleForm(member, request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            handle_change.change_handle(member, form.cleaned_data["handle"])
        except ValidationError as error:
            form.add_error("handle", error)
        else:
            messages.success(request, f"Your handle is @{member.username}.")
            return redirect("member-handle")
    context = {
        "form": form,
        "next_change_at": handle_change.next_change_at(Profile.objects.of(member)),
        "redirect_count": member.old_handles.filter(redirects=True).count(),
        "days": handle_change.MIN_BETWEEN_CHANGES.days,
    }
    return render(request, "members/change_handle.html", context, status=422 if form.is_bound else 200)


@post_required(redirect_to="member-handle")
def stop_redirects(request: MemberRequest) -> HttpResponse:
    handle_change.stop_redirects(request.user)
    messages.success(request, "Your earlier addresses lead nowhere from now on.")
    return redirect("member-handle")
