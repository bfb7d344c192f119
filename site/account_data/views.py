from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.members.decorators import post_required
from community.members.models import User

from .archive import build_archive_for
from .deletion import cancel_deletion, comment_count_of, request_deletion
from .deletion_emails import send_deletion_notice
from .forms import DeletionForm
from .models import DeletionRequest, Export


def member_of(request: HttpRequest) -> User:
    assert isinstance(request.user, User)
    return request.user


@never_cache
@login_required
@require_GET
def overview(request: HttpRequest) -> HttpResponse:
    """Your data: what can be taken along, and how to go."""
    member = member_of(request)
    context = {
        "export": member.exports.first(),
        "deletion_request": DeletionRequest.objects.filter(member=member).first(),
        "comment_count": comment_count_of(member),
    }
    return render(request, "account_data/overview.html", context)


@post_required(redirect_to="account-data")
def request_export(request: HttpRequest) -> HttpResponse:
    """Ask for the file; one that is being made or still there is not made again."""
    member = member_of(request)
    latest = member.exports.first()
    if latest and (latest.is_ready or latest.is_being_made):
        messages.info(request, "Your file is there already, or being made right now.")
    else:
        build_archive_for.enqueue(Export.objects.create(member=member).pk)
        messages.success(request, "We are making your file. It takes a moment; then it can be downloaded here.")
    return redirect("account-data")


@never_cache
@login_required
@reauthentication_required
@require_GET
def download_export(request: HttpRequest, pk: int) -> FileResponse:
    found = get_object_or_404(Export, pk=pk, member=member_of(request))
    if not found.is_ready:
        raise Http404
    return FileResponse(found.file.open("rb"), as_attachment=True, filename="juggle-my-data.zip")


@never_cache
@login_required
@reauthentication_required
def confirm_deletion(request: HttpRequest) -> HttpResponse:
    member = member_of(request)
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        deletion_request, is_new = request_deletion(member, keeps_content=form.cleaned_data["words"] == "keep")
        if is_new:
            send_deletion_notice.enqueue(deletion_request.pk)
        hour = date_format(deletion_request.due_at, "j F, H:i")
        said = "" if is_new else "You had asked for that before. "
        messages.warning(request, f"{said}Your account will be deleted on {hour}. Until then you can change your mind.")
        return redirect("account-data")
    return render(
        request, "account_data/delete_account.html", {"form": form, "comment_count": comment_count_of(member)}
    )


@post_required(redirect_to="account-data")
def keep_account(request: HttpRequest) -> HttpResponse:
    if cancel_deletion(member_of(request)):
        messages.success(request, "Good to have you. Nothing will be deleted.")
    else:
        messages.info(request, "Nothing was going to be deleted.")
    return redirect("account-data")
