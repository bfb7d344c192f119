from django.http import HttpRequest
from django.urls import path
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.permissions import register_permission_policy
from wagtail.snippets.models import register_snippet

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .appeals.answer_views import answer_appeal
from .areas.areas_admin import ModeratorAreaViewSet
from .desk import desk_urls
from .desk.desk_menu import ModerationMenuItem, ModerationPanel, moderates
from .log.log_views import log, log_as_csv
from .models import RemovalReason
from .reasons.reasons_admin import KeptReasonsPolicy, RemovalReasonViewSet
from .replay_views import replay_waiting, undo_replay
from .reports import report_case_urls


@hooks.register("register_admin_urls")
def moderation_urls() -> list[object]:
    return [
        *report_case_urls.urlpatterns,
        *desk_urls.urlpatterns,
        path("review/replay/", replay_waiting, name="review-replay"),
        path("review/replay/<pk:pk>/undo/", undo_replay, name="review-replay-undo"),
        path("review/appeals/<pk:pk>/", answer_appeal, name="review-appeal"),
        path("review/log/", log, name="review-log"),
        path("review/log/csv/", log_as_csv, name="review-log-csv"),
    ]


@hooks.register("register_admin_menu_item")
def moderation_menu_item() -> MenuItem:
    return ModerationMenuItem()


@hooks.register("construct_homepage_panels")
def add_moderation_panel(request: HttpRequest, panels: list[Component]) -> None:
    if moderates(request):
        panels.append(ModerationPanel())


register_permission_policy(RemovalReason, KeptReasonsPolicy(RemovalReason))
register_snippet(RemovalReasonViewSet)
register_snippet(ModeratorAreaViewSet)
