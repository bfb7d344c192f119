"""The addresses by which comments come in, and the ones by which their authors change them."""

from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import (
    anonymise,
    autosave,
    content_note_view,
    edit_views,
    guest_comments,
    guest_confirmation,
    guest_status,
    joined_guest,
    question_views,
    views,
    withdraw_views,
)

urlpatterns = [
    path("on/<str:model_label>/<pk:object_id>/", views.write, name="comment-write"),
    path("on/<str:model_label>/<pk:object_id>/draft/", autosave.autosave_draft, name="comment-draft"),
    path("receipt/<str:receipt>/", guest_status.guest_status, name="comment-guest-status"),
    path("receipt/<str:receipt>/again/", guest_status.resend_confirmation, name="comment-resend-confirmation"),
    path("confirm/<str:token>/", guest_confirmation.confirm, name="comment-confirm"),
    path("confirm/<str:token>/edit/", edit_views.edit_by_link, name="comment-edit-by-link"),
    path("confirm/<str:token>/withdraw/", withdraw_views.withdraw_by_link, name="comment-withdraw-by-link"),
    path("yours/", guest_comments.guest_comments, name="guest-comments"),
    path("yours/take-over/", joined_guest.take_over, name="guest-comments-take-over"),
    path("<pk:pk>/edit/", edit_views.edit, name="comment-edit"),
    path("<pk:pk>/edit/draft/", autosave.autosave_edit, name="comment-edit-draft"),
    path("<pk:pk>/anonymise/", anonymise.anonymise, name="comment-anonymise"),
    path("<pk:pk>/question/", question_views.mark_question, name="comment-question"),
    path("<pk:pk>/answer/", question_views.choose_answer, name="comment-answer"),
    path("<pk:pk>/content-note/", content_note_view.content_note, name="comment-content-note"),
    path("<pk:pk>/withdraw/", withdraw_views.withdraw, name="comment-withdraw"),
]
