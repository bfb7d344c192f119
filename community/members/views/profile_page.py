from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from community.members import handle_change
from community.members.models import Profile, User
from community.members.profile_visibility import Audience, VisibleProfile

#: How members can see their own profile as others do: `?as=stranger`.
PREVIEWS = {"stranger": Audience.STRANGER, "member": Audience.MEMBER}


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    member = User.objects.confirmed().filter(username__in={handle, handle.lower()}).first()
    if member is None:
        return redirect_from_old_handle(handle)
    if member.username != handle:
        return redirect(member)
    about_them = Profile.objects.of(member)
    audience = Audience.of(request.user, member=member)
    is_own = audience is Audience.SELF
    preview = request.GET.get("as", "") if is_own else ""
    audience = PREVIEWS.get(preview, audience)
    context = {
        "member": member,
        "profile": about_them,
        "shown": VisibleProfile.for_audience(audience, member, about_them),
        "is_own": is_own and audience is Audience.SELF,
        "preview": preview if preview in PREVIEWS else "",
        "as_stranger": audience is Audience.STRANGER,
    }
    return render(request, "members/profile.html", context)


def redirect_from_old_handle(handle: str) -> HttpResponse:
    """A temporary redirect that must not be cached or indexed, so that the member can stop it
    (docs/features/profiles-and-names.md)."""
    member = handle_change.find_by_old_handle(handle)
    if member is None:
        raise Http404
    response = redirect(member)
    add_never_cache_headers(response)
    response["X-Robots-Tag"] = "noindex"
    return response
