"""The only addresses a comment comes in by."""

from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import confirming, views

urlpatterns = [
    path("on/<str:model_label>/<row_id:object_id>/", views.write, name="comment-write"),
    path("sent/", views.sent, name="comment-sent"),
    path("confirm/<str:token>/", confirming.confirm, name="comment-confirm"),
    path("<row_id:pk>/", views.permalink, name="comment-permalink"),
]
