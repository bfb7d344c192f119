from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.members.models import User
from community.members.pressed import pressed_by_member

from .departing import ask_to_leave, comments_left_by, stay_after_all
from .forms import LeavingForm
from .letters import say_when
from .models import Departure, Export
from .packing import make_export


def member_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@never_cache
@login_required
@require_GET
def data(request: HttpRequest) -> HttpResponse:
    """Your data: what can be taken along, and how to go."""
    member = member_of(request)
    context = {
        "export": member.exports.first(),
        "departure": Departure.objects.filter(member=member).first(),
        "comment_count": comments_left_by(member),
    }
    return render(request, "leaving/data.html", context)


@pressed_by_member(on="member-data")
def export(request: HttpRequest) -> HttpResponse:
    """Ask for the file; one that is being made or still there is not made again."""
    member = member_of(request)
    latest = member.exports.first()
    if latest and (latest.is_ready or latest.is_being_made):
        messages.info(request, "Your file is there already, or being made right now.")
    else:
        make_export.enqueue(Export.objects.create(member=member).pk)
        messages.success(request, "We are making your file. It takes a moment; then it can be downloaded here.")
    return redirect("member-data")


@never_cache
@login_required
@reauthentication_required
@require_GET
def download(request: HttpRequest, pk: int) -> FileResponse:
    found = get_object_or_404(Export, pk=pk, member=member_of(request))
    if not found.is_ready:
        raise Http404
    return FileResponse(found.file.open("rb"), as_attachment=True, filename="juggle-my-data.zip")


@never_cache
@login_required
@reauthentication_required
def leave(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    form = LeavingForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        departure, is_new = ask_to_leave(member, keeps_words=form.cleaned_data["words"] == "keep")
        if is_new:
            say_when.enqueue(departure.pk)
        hour = date_format(departure.due_at, "j F, H:i")
        said = "" if is_new else "You had asked for that before. "
        messages.warning(request, f"{said}Your account will be deleted on {hour}. Until then you can change your mind.")
        return redirect("member-data")
    return render(request, "leaving/leave.html", {"form": form, "comment_count": comments_left_by(member)})


@pressed_by_member(on="member-data")
def stay(request: HttpRequest) -> HttpResponse:
    if stay_after_all(member_of(request)):
        messages.success(request, "Good to have you. Nothing will be deleted.")
    else:
        messages.info(request, "Nothing was going to be deleted.")
    return redirect("member-data")
