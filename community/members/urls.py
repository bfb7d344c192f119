from django.urls import path

from .views.directory import directory
from .views.profile import profile
from .views.settings import change_handle, change_picture, edit_profile, stop_leading_here

urlpatterns = [
    path("", directory, name="members"),
    path("me/edit/", edit_profile, name="member-edit"),
    path("me/picture/", change_picture, name="member-picture"),
    path("me/handle/", change_handle, name="member-handle"),
    path("me/handle/old/", stop_leading_here, name="member-old-handles"),
    path("<slug:handle>/", profile, name="member-profile"),
]
