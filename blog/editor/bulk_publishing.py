"""Publishing several pages at once, from the list of pages in the CMS."""

from typing import Any

from django.db import transaction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.models import Page

from blog.models.checked_page import NotPublishableError
from community.members.models import User

from .refused_publication import say_refusal


class CheckedPublishBulkAction(PublishBulkAction):
    """Publishes the pages that are complete, and says of each other one what it lacks."""

    def get_execution_context(self) -> dict[str, Any]:
        self.refused: list[NotPublishableError] = []
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(
        cls,
        objects: list[Page],
        include_descendants: bool = False,
        user: User | None = None,
        refused: list[NotPublishableError] | None = None,
        **kwargs: Any,
    ) -> tuple[int, int]:
        """The number of pages and of pages below them that were published. Adds the others to `refused`."""
        counts = [0, 0]
        for page in objects:
            counts[0] += publish_latest(page.specific, user, refused)
            drafts = page.get_descendants().not_live().defer_streamfields().specific() if include_descendants else []
            for draft in drafts:
                if user is None or draft.permissions_for_user(user).can_publish():
                    counts[1] += publish_latest(draft, user, refused)
        return counts[0], counts[1]

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for refused in self.refused:
            say_refusal(self.request, refused)
        if not num_parent_objects and not num_child_objects:
            return None
        message: str = super().get_success_message(num_parent_objects, num_child_objects)
        return message


def publish_latest(page: Page, user: User | None, refused: list[NotPublishableError] | None) -> bool:
    """Whether the latest revision could be published."""
    try:
        with transaction.atomic():
            (page.get_latest_revision() or page.save_revision(user=user, clean=False)).publish(user=user)
    except NotPublishableError as error:
        if refused is None:
            raise
        refused.append(error)
        return False
    return True
