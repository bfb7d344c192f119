from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.core.exceptions import ValidationError
from wagtail.models import PagePermissionTester

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object

NEVER_EXPIRES = "The site can't do without this page."
SAME_SLUG = "Other pages link to this address, so it can't change."


class EssentialPageTester(PagePermissionTester):
    """Nobody may take the page away, superusers included: there is no second one."""

    def can_delete(self, ignore_bulk: bool = False) -> bool:
        """Wagtail asks the same before a page is moved."""
        return False

    def can_unpublish(self) -> bool:
        return False


class EssentialPageMixin(Base):
    """A page that the site cannot do without. It can be edited, but not deleted, unpublished or moved, nor expire."""

    #: Whether the address is written down in templates.
    has_fixed_slug = False

    @property
    def is_essential(self) -> bool:
        return True

    def permissions_for_user(self, user: Any) -> PagePermissionTester:
        return EssentialPageTester(user, self) if self.is_essential else super().permissions_for_user(user)

    def clean(self) -> None:
        super().clean()
        before = type(self).objects.filter(pk=self.pk).first() if self.pk else None
        if before is None or not before.is_essential:
            return
        if self.expire_at:
            raise ValidationError({"expire_at": NEVER_EXPIRES})
        if before.has_fixed_slug and self.slug != before.slug:
            raise ValidationError({"slug": SAME_SLUG})
