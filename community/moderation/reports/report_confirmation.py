"""The link in the e-mail to a guest who reported: GET shows a page, POST confirms. Mail programs open links by
themselves."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.moderation.models import Report
from community.notifications.delivery.email_suppression import EmailSuppression

from .reporting import AlreadyReported, NotShown, OwnComment, confirm_report


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def confirm(request: HttpRequest, token: str) -> HttpResponse:
    report = Report.objects.by_token(token)
    if report is None or report.is_expired:
        return render(request, "moderation/report_confirmation.html", {"state": "unknown"}, status=404)
    state = "done" if report.confirmed_at else "ask"
    if request.method == "POST" and state == "ask":
        state = confirmed(report)
    context = {"report": report, "state": state}
    return render(request, "moderation/report_confirmation.html", context)


def confirmed(report: Report) -> str:
    try:
        confirm_report(report)
    except OwnComment:
        return "own"
    except NotShown:
        return "gone"
    except AlreadyReported:
        return "again"
    EmailSuppression.objects.clear_bounces(report.email)  # the e-mail with the link has arrived
    return "done"
