from django.urls import path

import community.comments.row_id  # noqa: F401 -- registers the converter

from . import sealed_views, views
from .member_views import act_on_member

urlpatterns = [
    path("comments/<row_id:pk>/unseal/", sealed_views.unseal, name="moderation-unseal"),
    path("comments/<row_id:pk>/demote/", sealed_views.act_on_writer, {"act": "demote"}, name="moderation-demote"),
    path(
        "comments/<row_id:pk>/reinstate/", sealed_views.act_on_writer, {"act": "reinstate"}, name="moderation-reinstate"
    ),
    path("seals/<row_id:pk>/", sealed_views.seal_opened, name="seal-opened"),
    path("comments/<row_id:pk>/<slug:act>/", views.act_on, name="moderation-decide"),
    path("members/<slug:handle>/<slug:act>/", act_on_member, name="moderation-member"),
]
