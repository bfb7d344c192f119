"""The only addresses a comment comes in by."""

from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import confirming, drafting, editing, name_off, receipts, views, withdrawing

urlpatterns = [
    path("on/<str:model_label>/<row_id:object_id>/", views.write, name="comment-write"),
    path("on/<str:model_label>/<row_id:object_id>/draft/", drafting.save_draft, name="comment-draft"),
    path("receipt/<str:receipt>/", receipts.show, name="comment-receipt"),
    path("confirm/<str:token>/", confirming.confirm, name="comment-confirm"),
    path("confirm/<str:token>/withdraw/", withdrawing.withdraw_by_link, name="comment-withdraw-by-link"),
    path("<row_id:pk>/edit/", editing.edit, name="comment-edit"),
    path("<row_id:pk>/edit/draft/", drafting.save_edit, name="comment-edit-draft"),
    path("<row_id:pk>/name-off/", name_off.take_name_off, name="comment-name-off"),
    path("<row_id:pk>/withdraw/", withdrawing.withdraw, name="comment-withdraw"),
    path("<row_id:pk>/", views.permalink, name="comment-permalink"),
]
