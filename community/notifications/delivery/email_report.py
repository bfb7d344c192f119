"""The operator's page about e-mails in the CMS: what waits, what failed and why, and a button to try again."""

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from community.notifications.models import QueuedEmail

from .email_days import DAY_WIDTH, DAYS, HEIGHT, bars, email_days
from .email_status import email_status
from .outbox import start_delivery

#: Administrators have it, as every permission. Moderators do not: the page shows members' addresses.
PERMISSION = "notifications.change_queuedemail"
ROWS_PER_PAGE = 50
PLOT = {"width": DAYS * DAY_WIDTH, "height": HEIGHT, "bar": DAY_WIDTH - 4}


@permission_required(PERMISSION, raise_exception=True)
@require_safe
def email_report(request: HttpRequest) -> HttpResponse:
    """No subjects: "a moderator revealed who Amber Fox is", beside an address, would reveal it here as well."""
    unsent = QueuedEmail.objects.filter(Q(sent_at=None) | Q(bounced_at__isnull=False)).order_by("-failed_at", "pk")
    page = Paginator(unsent, ROWS_PER_PAGE).get_page(request.GET.get("p"))
    days = email_days(timezone.localdate())
    context = {"status": email_status(), "page": page, "days": days, "bars": bars(days), "plot": PLOT}
    return render(request, "notifications/email_report.html", context)


@permission_required(PERMISSION, raise_exception=True)
@require_POST
def retry_emails(request: HttpRequest) -> HttpResponse:
    """Tries one e-mail again (`pk`), or all that wait or failed."""
    one = request.POST.get("pk", "")
    emails = QueuedEmail.objects.filter(pk=int(one)) if one.isdecimal() and len(one) < 19 else QueuedEmail.objects.all()
    count = emails.retry_now()
    start_delivery()
    messages.info(request, "Trying 1 e-mail again." if count == 1 else f"Trying {count} e-mails again.")
    return redirect("email-report")
