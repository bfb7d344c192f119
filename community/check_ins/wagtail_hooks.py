"""Check-ins in the CMS. Nobody sees an answer there: only what is asked."""

from wagtail import hooks
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import CheckIn
from .refused_deletion import refuse_deletion_of_answered


class CheckInViewSet(SnippetViewSet):
    model = CheckIn
    icon = "tasks"
    menu_label = "Check-ins"
    add_to_admin_menu = True
    list_display = ["title", "slug", "last_published_at"]
    search_fields = ["title"]


register_snippet(CheckInViewSet)
hooks.register("before_delete_snippet", refuse_deletion_of_answered)
