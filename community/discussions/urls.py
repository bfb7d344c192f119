"""The URLs of discussions, all below /discussions/."""

from django.urls import URLPattern, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .discussion_feed import discussion_feed
from .moderate_view import moderate_discussion, split_discussion
from .outcome_view import say_outcome
from .rename_view import rename_discussion
from .start_view import Topics, autosave_start, start_discussion
from .views import discussion, discussions


def discussion_urls(*, topics: Topics) -> list[URLPattern]:
    """For `include`. `topics` gives those that can be chosen: a room to the right has them."""
    return [
        path("", discussions, name="discussions"),
        path("feed/", discussion_feed, name="discussion-feed"),
        path("new/", start_discussion, {"topics": topics}, name="discussion-new"),
        path("new/draft/", autosave_start, name="discussion-draft"),
        path("<pk:pk>/", discussion, name="discussion"),
        path("<pk:pk>/rename/", rename_discussion, name="discussion-rename"),
        path("<pk:pk>/outcome/", say_outcome, name="discussion-outcome"),
        path("<pk:pk>/moderate/", moderate_discussion, {"topics": topics}, name="discussion-moderate"),
        path("split/<pk:pk>/", split_discussion, name="discussion-split"),
        path("<pk:pk>/<str:slug>/", discussion, name="discussion"),
    ]
