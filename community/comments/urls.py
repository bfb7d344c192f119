"""The small acts beside comments and above them. Writing has addresses of its own, in `posting`."""

from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from .feeds import conversation_feed
from .views.feature import feature
from .views.helped import helped
from .views.more import more
from .views.settings import settings

urlpatterns = [
    path("<row_id:pk>/helped/", helped, name="comment-helped"),
    path("<row_id:pk>/more/", more, name="comment-more"),
    path("<row_id:pk>/feature/", feature, name="comment-feature"),
    path("on/<str:model_label>/<row_id:object_id>/feed/", conversation_feed, name="conversation-feed"),
    path("on/<str:model_label>/<row_id:object_id>/settings/", settings, name="conversation-settings"),
]
