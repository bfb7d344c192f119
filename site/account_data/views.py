from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import FileResponse, Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.formats import date_format
from django.utils.text import slugify
from django.utils.timezone import localtime
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.branding.brand import current_brand
from community.members.decorators import post_required
from community.members.requests import MemberRequest

from .archive import build_archive
from .background import run_in_background
from .deletion import cancel_deletion, count_comments_of, request_deletion
from .deletion_emails import send_deletion_email
from .forms import DeletionForm
from .models import DeletionRequest, Export


def archive_name() -> str:
    return f"{slugify(current_brand().name) or 'site'}-my-data.zip"


@never_cache
@login_required
@require_GET
def overview(request: MemberRequest) -> HttpResponse:
    context = {
        "export": request.user.exports.first(),
        "deletion_request": DeletionRequest.objects.filter(member=request.user).first(),
        "comment_count": count_comments_of(request.user),
    }
    return render(request, "account_data/overview.html", context)


@post_required(redirect_to="account-data")
def create_export(request: MemberRequest) -> HttpResponse:
    """Order an export, unless there is one already or one is being made."""
    latest = request.user.exports.first()
    if latest and (latest.is_ready or latest.is_being_made):
        messages.info(request, "Your file is there already, or being made right now.")
    else:
        run_in_background(build_archive, Export.objects.create(member=request.user).pk)
        messages.success(request, "We are making your file. It takes a moment; then it can be downloaded here.")
    return redirect("account-data")


@never_cache
@login_required
@reauthentication_required
@require_GET
def download_export(request: MemberRequest, pk: int) -> FileResponse:
    export = get_object_or_404(Export, pk=pk, member=request.user)
    if not export.is_ready:
        raise Http404
    return FileResponse(
        export.file.open("rb"), as_attachment=True, filename=f"{slugify(current_brand().name) or 'site'}-my-data.zip"
    )


@never_cache
@login_required
@reauthentication_required
def delete_my_account(request: MemberRequest) -> HttpResponse:
    form = DeletionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with transaction.atomic():
            deletion_request, is_new = request_deletion(
                request.user, keeps_content=form.cleaned_data["content"] == "keep"
            )
            if is_new:
                send_deletion_email.call(deletion_request.pk)
        hour = date_format(localtime(deletion_request.due_at), "j F, H:i T")
        prefix = "" if is_new else "You had asked for that before. "
        messages.warning(
            request, f"{prefix}Your account will be deleted on {hour}. Until then you can change your mind."
        )
        return redirect("account-data")
    context = {"form": form, "comment_count": count_comments_of(request.user)}
    return render(request, "account_data/delete_account.html", context)


@post_required(redirect_to="account-data")
def keep_my_account(request: MemberRequest) -> HttpResponse:
    if cancel_deletion(request.user):
        messages.success(request, "Good to have you. Nothing will be deleted.")
    else:
        messages.info(request, "Nothing was going to be deleted.")
    return redirect("account-data")
