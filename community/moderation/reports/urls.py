"""The addresses of reports: those below /comments/, where a guest's cookie is seen, and those below /moderation/."""

from django.urls import URLPattern, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .illegal_views import look_up, report_something_illegal
from .outcome_views import help_offer, report_outcome
from .report_confirmation import confirm
from .report_views import FindGuest, report, report_sent


def report_urls(*, find_guest: FindGuest) -> list[URLPattern]:
    """For `include`. `find_guest` tells who has confirmed an address in this browser: a room to the right knows."""
    return [
        path("<pk:pk>/report/", report, {"find_guest": find_guest}, name="comment-report"),
        path("<pk:pk>/report/sent/", report_sent, name="report-sent"),
        path("report/confirm/<str:token>/", confirm, name="report-confirm"),
    ]


urlpatterns = [
    path("reports/illegal/", report_something_illegal, name="report-illegal"),
    path("reports/number/", look_up, name="report-lookup"),
    path("reports/<pk:pk>/", report_outcome, name="report-outcome"),
    path("help/<pk:pk>/", help_offer, name="help-offer"),
]
