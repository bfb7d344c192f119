from typing import Any

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, QuerySet
from wagtail.models import BaseViewRestriction, Page, PageViewRestriction

from community.members.models import User


def restriction_allows(member: User | None, restriction: BaseViewRestriction) -> bool:
    """Wagtail asks this of a request; comments are listed for people. A shared password opens the page and no list."""
    if restriction.restriction_type == BaseViewRestriction.LOGIN:
        return member is not None
    if restriction.restriction_type == BaseViewRestriction.GROUPS and member is not None:
        return member.is_superuser or restriction.groups.filter(user=member).exists()
    return False


def is_restricted() -> Exists:
    """Of a page in a query: whether it, or anything above it, is behind a restriction."""
    this = ExpressionWrapper(OuterRef("path"), output_field=CharField())
    above = PageViewRestriction.objects.alias(below=this).filter(below__startswith=F("page__path"))
    return Exists(above)


class CachedRestrictionsMixin(Page):
    """Asked three times for one page: by Wagtail's door, for the comments, for lists. Looked up once, or not at all
    when the query that found the page has said that there are none (`is_restricted`)."""

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
        above = [self.path[:length] for length in range(self.steplen, len(self.path) + 1, self.steplen)]
        return PageViewRestriction.objects.filter(page__path__in=above)
