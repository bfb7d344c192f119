"""The URLs of discussions, all below /discussions/."""

from django.urls import URLPattern, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .discussion_feed import discussion_feed
from .list_filters import Things
from .list_view import discussions
from .moderate_view import moderate_discussion, split_discussion
from .outcome_view import say_outcome
from .page_parts import RelatedTo
from .rename_view import rename_discussion
from .start_view import Similar, autosave_start, similar_titles, start_discussion
from .views import discussion


def discussion_urls(*, topics: Things, tags: Things, similar: Similar, related: RelatedTo) -> list[URLPattern]:
    """For `include`. `topics` gives those that can be chosen, `tags` those that are there, and
    `similar` finds titles much alike, `related` discussions and articles beside one: rooms to the right have them."""
    things = {"topics": topics, "tags": tags}
    return [
        path("", discussions, things, name="discussions"),
        path("topics/<str:topic>/", discussions, things, name="discussions-by-topic"),
        path("tags/<str:tag>/", discussions, things, name="discussions-by-tag"),
        path("feed/", discussion_feed, things, name="discussion-feed"),
        path("topics/<str:topic>/feed/", discussion_feed, things, name="discussion-topic-feed"),
        path("tags/<str:tag>/feed/", discussion_feed, things, name="discussion-tag-feed"),
        path("new/", start_discussion, {**things, "similar": similar}, name="discussion-new"),
        path("new/similar/", similar_titles, {"similar": similar}, name="discussion-similar"),
        path("new/draft/", autosave_start, name="discussion-draft"),
        path("<pk:pk>/", discussion, {"related": related}, name="discussion"),
        path("<pk:pk>/rename/", rename_discussion, name="discussion-rename"),
        path("<pk:pk>/outcome/", say_outcome, name="discussion-outcome"),
        path("<pk:pk>/moderate/", moderate_discussion, {"topics": topics}, name="discussion-moderate"),
        path("split/<pk:pk>/", split_discussion, name="discussion-split"),
        path("<pk:pk>/<str:slug>/", discussion, {"related": related}, name="discussion"),
    ]
