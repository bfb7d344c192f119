from django.urls import include, path

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .anonymous_views import change_author_standing, identity_revealed, reveal_author
from .member_views import change_standing
from .views import decide_on_comment

DEMOTE, REINSTATE = {"act": "demote"}, {"act": "reinstate"}

urlpatterns = [
    path("comments/<pk:pk>/reveal/", reveal_author, name="moderation-reveal"),
    path("comments/<pk:pk>/demote/", change_author_standing, DEMOTE, name="moderation-demote"),
    path("comments/<pk:pk>/reinstate/", change_author_standing, REINSTATE, name="moderation-reinstate"),
    path("", include("community.moderation.reports.urls")),
    path("reveals/<pk:pk>/", identity_revealed, name="identity-revealed"),
    path("comments/<pk:pk>/<slug:act>/", decide_on_comment, name="moderation-decide"),
    path("members/<slug:handle>/<slug:act>/", change_standing, name="moderation-member"),
]
