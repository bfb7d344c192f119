from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import views

urlpatterns = [
    path("", views.overview, name="account-data"),
    path("export/", views.create_export, name="account-data-export"),
    path("export/<pk:pk>/", views.download_export, name="account-data-download"),
    path("leave/", views.delete_my_account, name="account-delete"),
    path("stay/", views.keep_my_account, name="account-delete-cancel"),
]
