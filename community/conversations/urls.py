"""The small acts beside comments and above them. Writing has addresses of its own, in `posting`."""

from django.urls import path

import community.comments.converters  # noqa: F401 -- registers the converter
from community.conversations.views.comment_options import comment_options
from community.conversations.views.conversation_settings import conversation_settings
from community.conversations.views.feature_comment import feature_comment
from community.conversations.views.react import react

from .conversation_feed import conversation_feed

urlpatterns = [
    path("<pk:pk>/helped/", react, name="comment-react"),
    path("<pk:pk>/more/", comment_options, name="comment-options"),
    path("<pk:pk>/feature/", feature_comment, name="comment-feature"),
    path("on/<str:model_label>/<pk:object_id>/feed/", conversation_feed, name="conversation-feed"),
    path("on/<str:model_label>/<pk:object_id>/settings/", conversation_settings, name="conversation-settings"),
]
