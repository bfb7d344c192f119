"""Check-ins in the CMS. Nobody sees an answer there: only what is asked."""

from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from .models import CheckIn


class CheckInViewSet(SnippetViewSet):
    model = CheckIn
    icon = "tasks"
    menu_label = "Check-ins"
    add_to_admin_menu = True
    list_display = ["title", "slug", "last_published_at"]
    search_fields = ["title"]


register_snippet(CheckInViewSet)
