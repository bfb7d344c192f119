from django.http import HttpRequest
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem

import community.members.primary_keys  # noqa: F401 -- registers the converter

from .appeals.answer_views import answer_appeal, appeals
from .log.log_views import log, log_as_csv
from .replay_views import replay_waiting, undo_replay
from .review_views import review


class ModeratorsMenuItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return request.user.has_perm("comments.moderate_comment")


@hooks.register("register_admin_urls")
def review_urls() -> list[object]:
    return [
        path("review/", review, name="review"),
        path("review/again/", review, {"name": "again"}, name="review-again"),
        path("review/spam/", review, {"name": "spam"}, name="review-spam"),
        path("review/removed/", review, {"name": "removed"}, name="review-removed"),
        path("review/replay/", replay_waiting, name="review-replay"),
        path("review/replay/<pk:pk>/undo/", undo_replay, name="review-replay-undo"),
        path("review/appeals/", appeals, name="review-appeals"),
        path("review/appeals/<pk:pk>/", answer_appeal, name="review-appeal"),
        path("review/log/", log, name="review-log"),
        path("review/log/csv/", log_as_csv, name="review-log-csv"),
    ]


@hooks.register("register_admin_menu_item")
def review_menu_item() -> MenuItem:
    return ModeratorsMenuItem("Comments", reverse("review"), icon_name="comment", order=150)
