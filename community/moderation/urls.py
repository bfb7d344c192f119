from django.urls import path

import community.comments.converters  # noqa: F401 -- registers the converter

from . import anonymous_views, views
from .member_views import change_standing

urlpatterns = [
    path("comments/<pk:pk>/reveal/", anonymous_views.reveal_author, name="moderation-reveal"),
    path(
        "comments/<pk:pk>/demote/", anonymous_views.change_author_standing, {"act": "demote"}, name="moderation-demote"
    ),
    path(
        "comments/<pk:pk>/reinstate/",
        anonymous_views.change_author_standing,
        {"act": "reinstate"},
        name="moderation-reinstate",
    ),
    path("reveals/<pk:pk>/", anonymous_views.identity_revealed, name="identity-revealed"),
    path("comments/<pk:pk>/<slug:act>/", views.decide_on_comment, name="moderation-decide"),
    path("members/<slug:handle>/<slug:act>/", change_standing, name="moderation-member"),
]
