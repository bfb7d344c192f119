from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import views

urlpatterns = [
    path("comments/<row_id:pk>/<slug:act>/", views.act_on, name="moderation-decide"),
]
