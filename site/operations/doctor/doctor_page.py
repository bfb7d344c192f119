"""The doctor in the CMS: the same checks as `manage.py doctor`, and what this visit says of the proxy."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from operations.version import VERSION

from .address_checks import seen_by
from .examination import examine, run


@require_http_methods(["GET", "HEAD", "POST"])
def doctor_page(request: HttpRequest) -> HttpResponse:
    """GET looks at what is at hand. POST also asks the mail server and the DNS, and reads the newest backup."""
    if not request.user.is_superuser:  # it names files and machines
        raise PermissionDenied
    is_thorough = request.method == "POST"
    found = run("proxy", lambda: seen_by(request)) + examine(thorough=is_thorough)
    context = {
        "urgent": [finding for finding in found if finding.is_urgent],
        "later": [finding for finding in found if not finding.is_urgent],
        "is_thorough": is_thorough,
        "version": VERSION,
    }
    return render(request, "operations/doctor.html", context)
