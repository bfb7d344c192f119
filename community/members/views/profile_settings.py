"""What members change about themselves. Each form sends to an address of its own, so that one refused thing does not
take the others along."""

from typing import Any

from allauth.core import ratelimit
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from community.members import handle_change, profile_picture
from community.members.decorators import post_required
from community.members.models import Profile, User
from community.members.profile_forms import HandleForm, ProfileForm, ProfilePictureForm

TOO_MANY_PICTURES = "That were many pictures. Please try again in an hour."
TOO_MANY_NAMES = "You have changed your name several times today. Please try again tomorrow."


def me(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


def settings_page(request: HttpRequest, *, status: int = 200, **forms: Any) -> HttpResponse:
    member = me(request)
    context = {"form": ProfileForm(member), "picture_form": ProfilePictureForm(), "picture": member.picture} | forms
    return render(request, "members/edit_profile.html", context, status=status)


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def edit_profile(request: HttpRequest) -> HttpResponse:
    if request.method != "POST":
        return settings_page(request)
    member = me(request)
    form = ProfileForm(member, request.POST)
    if form.is_valid() and "display_name" in form.changed_data and not ratelimit.consume(request, action="rename"):
        form.add_error("display_name", TOO_MANY_NAMES)
    if not form.is_valid():
        return settings_page(request, form=form, status=422)
    form.save()
    messages.success(request, "Your profile is saved.")
    return redirect(member)


@post_required(redirect_to="member-edit")
def change_picture(request: HttpRequest) -> HttpResponse:
    member = me(request)
    if "remove" in request.POST:
        profile_picture.replace_picture(member, None)
        messages.success(request, "Your picture is deleted.")
        return redirect("member-edit")
    form = ProfilePictureForm(request.POST, request.FILES)
    if not ratelimit.consume(request, action="picture"):
        form = ProfilePictureForm()
        form.errors["picture"] = form.error_class([TOO_MANY_PICTURES])
        return settings_page(request, picture_form=form, status=429)
    if not form.is_valid():
        return settings_page(request, picture_form=form, status=422)
    profile_picture.replace_picture(member, form.cleaned_data["picture"])
    messages.success(request, "Your picture is saved.")
    return redirect("member-edit")


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def change_handle(request: HttpRequest) -> HttpResponse:
    member = me(request)
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
        "again": handle_change.next_change_at(Profile.objects.of(member)),
        "redirect_count": member.old_handles.filter(redirects=True).count(),
        "days": handle_change.MIN_BETWEEN_CHANGES.days,
    }
    return render(request, "members/change_handle.html", context, status=422 if form.is_bound else 200)


@post_required(redirect_to="member-handle")
def stop_leading_here(request: HttpRequest) -> HttpResponse:
    handle_change.stop_redirects(me(request))
    messages.success(request, "Your earlier addresses lead nowhere from now on.")
    return redirect("member-handle")
