from django.urls import path

from community.members.views.profile_page import profile
from community.members.views.profile_settings import change_handle, change_picture, edit_profile, stop_leading_here

from .views.directory import directory

urlpatterns = [
    path("", directory, name="members"),
    path("me/edit/", edit_profile, name="member-edit"),
    path("me/picture/", change_picture, name="member-picture"),
    path("me/handle/", change_handle, name="member-handle"),
    path("me/handle/old/", stop_leading_here, name="member-old-handles"),
    path("<slug:handle>/", profile, name="member-profile"),
]
