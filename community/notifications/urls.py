from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import views

urlpatterns = [
    path("", views.notices, name="notices"),
    path("following/", views.following, name="following"),
    path("following/<row_id:pk>/unfollow/", views.unfollow_from_list, name="unfollow"),
    path("following/<str:model_label>/<row_id:object_id>/", views.follow_conversation, name="conversation-follow"),
]
