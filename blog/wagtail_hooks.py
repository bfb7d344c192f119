"""What the blog adds to Wagtail's admin."""

from typing import Any

from django.http import HttpRequest
from django.urls import URLPattern, path, reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState
from wagtail.permission_policies import OwnershipPermissionPolicy
from wagtail.permissions import register_permission_policy
from wagtail.rich_text.feature_registry import FeatureRegistry
from wagtail.signals import workflow_submitted
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import EditView, SnippetViewSet

from .authors import dashboard_views
from .authors.author_pages_admin import AuthorChooserViewSet, AuthorPageViewSet
from .authors.dismissed_questions import dismiss_question
from .editor.bulk_publishing import CheckedPublishBulkAction
from .editor.content_checks import use_article_checks
from .editor.draft_privacy import PrivateDraftsPolicy, leave_out_drafts, leave_out_editors_reports
from .editor.edit_conflict import PageEditingViewSet
from .editor.editor_session import editor_scripts, editor_session
from .editor.log_actions import register_log_actions
from .editor.model_edit_conflict import EditConflictMixin
from .editor.new_article import new_article
from .editor.pages_api import use_read_only_api
from .editor.pasted_links import entity_as_text, link_to_database
from .editor.submit_button import show_submit_button
from .markup.page_links import PrefetchedPageLinkHandler
from .models import AuthorProfile, Topic
from .newsletter.newsletter_menu import newsletter_button, newsletter_report_menu_item, newsletter_urls

register_permission_policy(Page, PrivateDraftsPolicy())
# Before the view sets: Wagtail keeps the first policy it is asked for. Who may add a page may change their own.
register_permission_policy(AuthorProfile, OwnershipPermissionPolicy(AuthorProfile, owner_field_name="user"))


class TopicEditView(EditConflictMixin, EditView):
    pass


class TopicViewSet(SnippetViewSet):
    model = Topic
    edit_view_class = TopicEditView
    icon = "tag"
    list_display = ["name", "slug", "colour", "position"]
    add_to_admin_menu = True
    menu_label = "Topics"


register_snippet(TopicViewSet)


@hooks.register("register_admin_viewset")
def register_author_chooser() -> AuthorChooserViewSet:
    return AuthorChooserViewSet("author_chooser")


@hooks.register("register_admin_viewset")
def register_author_pages() -> AuthorPageViewSet:
    return AuthorPageViewSet("author_pages", url_prefix="author-pages")


@hooks.register("register_admin_urls")
def send_one_email_for_each_submission() -> list[URLPattern]:
    """Superusers get the e-mail that approvers get; Wagtail sends them another one. A hook that is called once, after
    Wagtail has connected its receivers."""
    workflow_submitted.disconnect(sender=WorkflowState, dispatch_uid="workflow_state_submitted_email_notification")
    return []


@hooks.register("register_admin_urls")
def register_dashboard_urls() -> list[URLPattern]:
    return [
        path("dashboard/", dashboard_views.dashboard, name="author-dashboard"),
        path("new-article/", new_article, name="new-article"),
        path("dashboard/my-page/", dashboard_views.my_author_page, name="my-author-page"),
        path("dashboard/questions/<pk:pk>/", dismiss_question, name="dismiss-question"),
        path("session/", editor_session, name="editor-session"),
    ]


@hooks.register("register_admin_menu_item")
def register_dashboard_menu_item() -> MenuItem:
    return dashboard_views.AuthorsMenuItem("My desk", reverse("author-dashboard"), icon_name="edit", order=90)


@hooks.register("register_admin_menu_item")
def register_new_article_menu_item() -> MenuItem:
    return dashboard_views.AuthorsMenuItem("New article", reverse("new-article"), icon_name="plus", order=95)


@hooks.register("construct_homepage_panels")
def add_dashboard_panel(request: HttpRequest, panels: list[Component]) -> None:
    if dashboard_views.can_write_articles(request.user):
        panels.append(dashboard_views.AuthorDashboardPanel())


@hooks.register("register_admin_viewset")  # after Wagtail's own, which this replaces
def register_page_editing() -> PageEditingViewSet:
    return PageEditingViewSet()


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which these replace
def register_page_links(features: FeatureRegistry) -> None:
    features.register_link_type(PrefetchedPageLinkHandler)
    converter: dict[str, Any] = features.converter_rules_by_converter["contentstate"]["link"]
    converter["to_database_format"] = {
        "entity_decorators": {"LINK": link_to_database, "FALLBACK": entity_as_text},
        "block_map": {"fallback": "p"},  # Wagtail's own deletes a block that the field cannot hold
    }


hooks.register("construct_wagtail_userbar", use_article_checks)
hooks.register("construct_page_chooser_queryset", leave_out_drafts)
hooks.register("construct_reports_menu", leave_out_editors_reports)
hooks.register("register_log_actions", register_log_actions)
hooks.register("register_bulk_action", CheckedPublishBulkAction, order=10)  # after Wagtail's own, which it replaces
hooks.register("construct_page_action_menu", show_submit_button)
hooks.register("construct_admin_api", use_read_only_api)
hooks.register("insert_editor_js", editor_scripts)
hooks.register("register_admin_urls", newsletter_urls)
hooks.register("register_reports_menu_item", newsletter_report_menu_item)
hooks.register("register_page_header_buttons", newsletter_button)
hooks.register("register_page_listing_more_buttons", newsletter_button)
