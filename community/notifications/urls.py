from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import views

urlpatterns = [
    path("", views.notification_list, name="notifications"),
    path("following/", views.followed_conversations, name="followed-conversations"),
    path("following/<pk:pk>/unfollow/", views.unfollow_conversation, name="conversation-unfollow"),
    path("following/<str:model_label>/<pk:object_id>/", views.follow_conversation, name="conversation-follow"),
]
