"""Addresses in the CMS: what moderators do about reports."""

from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .report_case_views import close_worry, decide_illegal, dismiss_report, keep_reported, write_to_author

urlpatterns = [
    path("reported/<pk:pk>/keep/", keep_reported, name="reported-keep"),
    path("reported/<pk:pk>/write/", write_to_author, name="worried-write"),
    path("reported/<pk:pk>/close/", close_worry, name="worried-close"),
    path("report/<pk:pk>/dismiss/", dismiss_report, name="report-dismiss"),
    path("report/<pk:pk>/decide/", decide_illegal, name="report-decide"),
]
