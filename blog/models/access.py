"""Who may read a page, by Wagtail's view restrictions, and who may comment on an article."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from django.db.models import QuerySet, prefetch_related_objects
from django.utils.functional import cached_property
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from community.comments.models import Conversation
from community.discussions.about import conversation_knowing_discussions
from community.members.group_ids import group_ids
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
        return member.is_superuser or not group_ids(member).isdisjoint(group.pk for group in restriction.groups.all())
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
        return PageViewRestriction.objects.filter(page__path__in=paths_above(self.path))


def paths_above(path: str) -> list[str]:
    """Those of the pages above, and its own."""
    return [path[:length] for length in range(Page.steplen, len(path) + 1, Page.steplen)]


class CommentTargetMixin(CachedRestrictionsMixin):
    """What `community.comments.targets.Target` asks of a page with `published_at` and `topics`."""

    class Meta:
        abstract = True

    @classmethod
    def load_restrictions(cls, pages: Sequence[CommentTargetMixin]) -> None:
        """For all of them together: three queries, and then none to say who may read one of these instances, nor
        whether people may write there without their name."""
        prefetch_related_objects(list(pages), "topics")
        ours = {page.pk: paths_above(page.path) for page in pages if not page.alias_of_id}
        above = {path for paths in ours.values() for path in paths}
        found = PageViewRestriction.objects.filter(page__path__in=above).select_related("page")
        by_path: dict[str, list[PageViewRestriction]] = {}
        for restriction in found.prefetch_related("groups"):
            by_path.setdefault(restriction.page.path, []).append(restriction)
        for page in pages:
            if page.pk in ours:
                page._restrictions = [one for path in ours[page.pk] for one in by_path.get(path, [])]

    @property
    def appeared_at(self) -> datetime | None:
        return self.published_at

    @cached_property
    def conversation(self) -> Conversation | None:
        """None until somebody has commented or started a discussion about it."""
        return conversation_knowing_discussions(self)

    @cached_property
    def topic_list(self) -> list[Topic]:
        return list(self.topics.all())

    def accepts_comments(self) -> bool:
        """Members-only pages do. A page with a shared password does not: nobody can tell who knows the password."""
        shared_password = BaseViewRestriction.PASSWORD
        restrictions = self.get_view_restrictions()
        is_for_people = all(one.restriction_type != shared_password for one in restrictions)
        return self.live and not self.expired and is_for_people

    def policy_topics(self) -> list[Topic]:
        return self.topic_list

    def allows_anonymity(self) -> bool:
        return any(topic.allows_anonymity for topic in self.topic_list)

    def may_be_read_by(self, user: object) -> bool:
        """Members who may edit the page may read it, also while it is a draft."""
        member = user if isinstance(user, User) else None
        if self.live and all(restriction_allows(member, restriction) for restriction in self.get_view_restrictions()):
            return True
        # Wagtail gives permissions to groups only. Asked first, because the groups of many members are read together.
        if member is None or not (member.is_superuser or group_ids(member)):
            return False
        return bool(self.permissions_for_user(member).can_edit())
