from django.urls import path

from .views import profile_settings
from .views.directory import directory
from .views.profile_page import profile

urlpatterns = [
    path("", directory, name="members"),
    path("me/edit/", profile_settings.edit_profile, name="member-edit"),
    path("me/picture/", profile_settings.change_picture, name="member-picture"),
    path("me/handle/", profile_settings.change_handle, name="member-handle"),
    path("me/handle/old/", profile_settings.stop_redirects, name="member-old-handles"),
    path("me/time-zone/", profile_settings.change_time_zone, name="member-time-zone"),
    path("<slug:handle>/", profile, name="member-profile"),
]
