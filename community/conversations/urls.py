"""The URLs of a conversation, all below /comments/. Those of the form to write in are in `community.posting`."""

from collections.abc import Callable

from django.http import HttpResponse
from django.urls import URLPattern, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .conversation_feed import conversation_feed
from .views.comment_options import comment_options
from .views.conversation_settings import conversation_settings
from .views.feature_comment import feature_comment
from .views.muted_list import muted_list
from .views.permalink import permalink
from .views.react import react


def conversation_urls(*, removed_comment: Callable[..., HttpResponse]) -> list[URLPattern]:
    """For `include`. `removed_comment` is the view that shows a removed comment to its author: a room to the right has
    it."""
    return [
        path("<pk:pk>/", permalink, {"removed_comment": removed_comment}, name="comment-permalink"),
        path("<pk:pk>/helped/", react, name="comment-react"),
        path("<pk:pk>/more/", comment_options, name="comment-options"),
        path("<pk:pk>/feature/", feature_comment, name="comment-feature"),
        path("muted/", muted_list, name="muted"),
        path("on/<str:model_label>/<pk:object_id>/feed/", conversation_feed, name="conversation-feed"),
        path("on/<str:model_label>/<pk:object_id>/settings/", conversation_settings, name="conversation-settings"),
    ]
