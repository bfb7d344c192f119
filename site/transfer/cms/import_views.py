"""Only for administrators: an import writes under other people's names."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from community.members.models import User
from transfer.models import Import
from transfer.report.report_csv import report_rows
from transfer.report.tally import rows_of
from transfer.running.import_options import ImportOptions
from transfer.running.taking_back import NotTakenBackError, take_back

from .import_forms import MappingForm, UploadForm
from .import_task import start, start_again
from .uploads_for_import import forget_old_uploads, has_files, store

LINES_PER_PAGE = 100
STOPPED = "It stops after the post it’s at. What is here stays; run it again and it goes on there."
FILES_GONE = "Its files aren’t here any more. Upload them again; what is here already isn’t added twice."
TAKEN_BACK = "Taken back: everything this import brought is gone."
NO_ROOM = "The files couldn’t be stored ({}). Nothing was imported."


def may_import(user: object) -> bool:
    return isinstance(user, User) and user.is_active and user.is_superuser


def administrator(request: HttpRequest) -> User:
    if not may_import(request.user):
        raise PermissionDenied
    assert isinstance(request.user, User)
    return request.user


@require_http_methods(["GET", "HEAD", "POST"])
def imports(request: HttpRequest) -> HttpResponse:
    """Those that were made, and the form for another one. An upload is looked at first: nothing is saved."""
    member = administrator(request)
    form = UploadForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        forget_old_uploads()
        run = Import.objects.create(source="wordpress", started_by=member, is_dry_run=True)
        try:
            run.files = store(run, form.cleaned_data["exports"])
            media = store(run, [form.cleaned_data["pictures"]], "media-") if form.cleaned_data["pictures"] else [""]
        except OSError as error:
            run.delete()
            messages.error(request, NO_ROOM.format(error.strerror or error))
            return redirect("imports")
        options = form.options()
        options.media = media[0]
        run.options = options.as_json()
        run.save()
        start(run)
        return redirect("import", run.pk)
    page = Paginator(Import.objects.select_related("started_by"), 30).get_page(request.GET.get("p"))
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "transfer/imports.html", {"form": form, "page": page}, status=status)


@require_safe
def import_report(request: HttpRequest, pk: int) -> HttpResponse:
    administrator(request)
    run = get_object_or_404(Import.objects.select_related("started_by"), pk=pk)
    return respond(request, run, MappingForm(run))


def respond(request: HttpRequest, run: Import, form: MappingForm, status: int = 200) -> HttpResponse:
    lines = Paginator(run.lines.all(), LINES_PER_PAGE).get_page(request.GET.get("p"))
    context: dict[str, Any] = {
        "run": run,
        "rows": rows_of(run.counts),
        "lines": lines,
        "form": form,
        "has_files": has_files(run),
        "percent": 100 * run.done // run.total if run.total else 0,
    }
    return render(request, "transfer/import.html", context, status=status)


@require_POST
def import_act(request: HttpRequest, pk: int) -> HttpResponse:
    """`act`: look again, import, stop, take back."""
    member = administrator(request)
    run = get_object_or_404(Import, pk=pk)
    act = request.POST.get("act")
    if act == "stop":
        Import.objects.filter(pk=pk, state__in=[Import.State.RUNNING, Import.State.WAITING]).update(
            state=Import.State.CANCELLED
        )
        messages.success(request, STOPPED)
    elif act == "take-back":
        try:
            take_back(run)
            messages.success(request, TAKEN_BACK)
        except NotTakenBackError as error:
            messages.error(request, str(error))
    elif act in ("look", "import"):
        return run_again(request, run, member, is_dry_run=act == "look")
    return redirect("import", run.pk)


def run_again(request: HttpRequest, run: Import, member: User, *, is_dry_run: bool) -> HttpResponse:
    form = MappingForm(run, request.POST)
    if not has_files(run):
        messages.error(request, FILES_GONE)
        return redirect("imports")
    if not form.is_valid():
        return respond(request, run, form, status=422)
    options = ImportOptions.from_json(run.options | form.chosen())
    again = start_again(run, member, is_dry_run=is_dry_run, options=options)
    return redirect("import", again.pk)


@require_safe
def import_csv(request: HttpRequest, pk: int) -> StreamingHttpResponse:
    administrator(request)
    run = get_object_or_404(Import, pk=pk)
    headers = {"Content-Disposition": f'attachment; filename="import-{run.pk}.csv"'}
    return StreamingHttpResponse(report_rows(run), content_type="text/csv; charset=utf-8", headers=headers)
