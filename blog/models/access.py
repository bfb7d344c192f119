"""Who may read a page, by Wagtail's view restrictions, and who may comment on an article."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from community.comments.models import Conversation
from community.members.models import User

from .topic import Topic


def restriction_allows(member: User | None, restriction: BaseViewRestriction) -> bool:
    """Whether this member (None: a stranger) may read a page with this restriction.

    Wagtail's own `accept_request` needs a request; comments and notifications are listed for people. False for a
    page with a shared password: the password unlocks the page in one browser, not the lists that mention it.
    """
    if restriction.restriction_type == BaseViewRestriction.LOGIN:
        return member is not None
    if restriction.restriction_type == BaseViewRestriction.GROUPS and member is not None:
        prefetch_related_objects([member], "groups")  # once for all pages of a list
        return member.is_superuser or not set(member.groups.all()).isdisjoint(restriction.groups.all())
    return False


class CachedRestrictionsMixin(Page):
    """Looks up the restrictions of a page once per instance.

    They are needed three times for one response: when Wagtail serves the page, for the comments and for the follow
    button. No query at all when the page was found by a queryset with `is_restricted` annotated as False.
    """

    class Meta:
        abstract = True

    def get_view_restrictions(self) -> QuerySet[PageViewRestriction]:
        if self.alias_of_id:
            return super().get_view_restrictions()
        if not hasattr(self, "_restrictions"):
            self._restrictions = self._restrictions_above()
        return self._restrictions

    def _restrictions_above(self) -> Any:
        if getattr(self, "is_restricted", True) is False:
            return PageViewRestriction.objects.none()
        return PageViewRestriction.objects.filter(page__path__in=self._paths_above())

    def _paths_above(self) -> list[str]:
        """With its own."""
        return [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]


class CommentTargetMixin(CachedRestrictionsMixin):
    """What `community.comments.targets.Target` asks of a page with `published_at` and `topics`."""

    class Meta:
        abstract = True

    @property
    def appeared_at(self) -> datetime | None:
        return self.published_at

    @cached_property
    def conversation(self) -> Conversation | None:
        """None until somebody has commented."""
        return Conversation.objects.find(self)

    @cached_property
    def topic_list(self) -> list[Topic]:
        return list(self.topics.all())

    @classmethod
    def load_access(cls, pages: Collection[CommentTargetMixin]) -> None:
        """Two queries: the restrictions of all these pages, and their groups."""
        found = list(
            PageViewRestriction.objects.filter(page__path__in={path for page in pages for path in page._paths_above()})
            .select_related("page")
            .prefetch_related("groups")
        )
        for page in pages:
            if not page.alias_of_id:
                page._restrictions = [one for one in found if page.path.startswith(one.page.path)]

    def accepts_comments(self) -> bool:
        """Members-only pages do. A page with a shared password does not: nobody can tell who knows the password."""
        shared_password = BaseViewRestriction.PASSWORD
        restrictions = self.get_view_restrictions()
        is_for_people = all(one.restriction_type != shared_password for one in restrictions)
        return self.live and not self.expired and is_for_people

    def allows_anonymity(self) -> bool:
        return any(topic.allows_anonymity for topic in self.topic_list)

    def may_be_read_by(self, user: object) -> bool:
        """Members who may edit the page may read it, also while it is a draft."""
        member = user if isinstance(user, User) else None
        if self.live and all(restriction_allows(member, restriction) for restriction in self.get_view_restrictions()):
            return True
        enters_cms = member is not None and member.has_perm("wagtailadmin.access_admin")  # asked once for many pages
        return enters_cms and self.permissions_for_user(member).can_edit()
