from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import views

urlpatterns = [
    path("", views.data, name="member-data"),
    path("export/", views.export, name="member-export"),
    path("export/<row_id:pk>/", views.download, name="member-export-download"),
    path("leave/", views.leave, name="member-leave"),
    path("stay/", views.stay, name="member-stay"),
]
