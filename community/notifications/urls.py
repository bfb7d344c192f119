from django.urls import path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from . import opt_out_views, views

urlpatterns = [
    path("", views.notification_list, name="notifications"),
    path("e-mails/<str:token>/", opt_out_views.guest_opt_out, name="guest-opt-out"),
    path("following/", views.followed_conversations, name="followed-conversations"),
    path("following/<pk:pk>/unfollow/", views.unfollow_conversation, name="conversation-unfollow"),
    path("following/<str:model_label>/<pk:object_id>/", views.follow_conversation, name="conversation-follow"),
]
