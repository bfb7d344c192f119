from typing import Any

from django.db.models import Q
from wagtail import hooks
from wagtail.admin.viewsets.chooser import ChooserViewSet
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from community.members.models import User

from .models import Topic


class TopicViewSet(SnippetViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", "slug", "position"]
    add_to_admin_menu = True
    menu_label = "Topics"


register_snippet(TopicViewSet)


class AuthorChooserViewSet(ChooserViewSet):
    """Offers those who may write here, by name; Wagtail's own list would be every member there is."""

    model = User
    icon = "user"
    choose_one_text = "Choose an author"
    choose_another_text = "Choose another author"

    def get_object_list(self) -> Any:
        writes = Q(groups__permissions__codename="access_admin") | Q(is_superuser=True)
        return User.objects.filter(writes, is_active=True).order_by("display_name").distinct()


@hooks.register("register_admin_viewset")
def register_author_chooser() -> AuthorChooserViewSet:
    return AuthorChooserViewSet("author_chooser")
