from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers
from django.views.decorators.http import require_safe

from community.members import renaming
from community.members.models import Profile, User
from community.members.showing import Eyes, Shown

#: How one's own profile looks to others: `?as=stranger`.
PREVIEWS = {"stranger": Eyes.STRANGER, "member": Eyes.MEMBER}


@require_safe
def profile(request: HttpRequest, handle: str) -> HttpResponse:
    member = User.objects.joined().filter(username__in={handle, handle.lower()}).first()
    if member is None:
        return to_new_address(handle)
    if member.username != handle:
        return redirect(member)
    about_them = Profile.objects.of(member)
    eyes = Eyes.of(request.user, at=member)
    is_own = eyes is Eyes.SELF
    preview = request.GET.get("as", "") if is_own else ""
    eyes = PREVIEWS.get(preview, eyes)
    context = {
        "member": member,
        "profile": about_them,
        "shown": Shown.to(eyes, member, about_them),
        "is_own": is_own and eyes is Eyes.SELF,
        "preview": preview if preview in PREVIEWS else "",
        "as_stranger": eyes is Eyes.STRANGER,
    }
    return render(request, "members/profile.html", context)


def to_new_address(handle: str) -> HttpResponse:
    """For now and for this once: nobody keeps where it led, so the member can end it (decision 0033)."""
    member = renaming.now_at(handle)
    if member is None:
        raise Http404
    answer = redirect(member)
    add_never_cache_headers(answer)
    answer["X-Robots-Tag"] = "noindex"
    return answer
