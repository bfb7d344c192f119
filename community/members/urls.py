from django.urls import path

from . import views

urlpatterns = [
    path("me/edit/", views.edit_profile, name="member-edit"),
    path("<slug:handle>/", views.profile, name="member-profile"),
]
