"""The URLs of check-ins, all below /check-ins/. Those with a number are for forms, which a new slug must not break."""

from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .check_in_answer_views import autosave_answers, kept_answers, send_answers
from .reminder_views import set_reminder
from .round_views import delete_all_rounds, delete_round, download_rounds, over_time, own_result, write_note
from .taking_along import keep_rounds
from .views import check_in, check_ins

urlpatterns = [
    path("", check_ins, name="check-ins"),
    path("keep/", keep_rounds, name="check-ins-keep"),
    path("<pk:pk>/answers/", send_answers, name="check-in-answers"),
    path("<pk:pk>/autosave/", autosave_answers, name="check-in-autosave"),
    path("<pk:pk>/kept/", kept_answers, name="check-in-kept"),
    path("<slug:slug>/", check_in, name="check-in"),
    path("<slug:slug>/rounds/", over_time, name="check-in-rounds"),
    path("<slug:slug>/rounds/file/", download_rounds, name="check-in-download"),
    path("<slug:slug>/rounds/delete/", delete_all_rounds, name="check-in-delete-all"),
    path("<slug:slug>/rounds/<pk:number>/", own_result, name="check-in-round"),
    path("<slug:slug>/rounds/<pk:number>/note/", write_note, name="check-in-note"),
    path("<slug:slug>/rounds/<pk:number>/delete/", delete_round, name="check-in-delete"),
    path("<slug:slug>/reminder/", set_reminder, name="check-in-reminder"),
]
