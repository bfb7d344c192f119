"""The address of a draft that has only a title: a free one, so that it can be saved."""

from itertools import count
from typing import Any

from django.utils.text import slugify
from wagtail.admin.forms import WagtailAdminPageForm
from wagtail.models import Page


class DraftSlugMixin(WagtailAdminPageForm):
    """For `clean_slug` of a page's form.

    The browser makes the slug from the title: none from signs that it does not know, and another page's when both have
    the same title. Autosave was paused then, before the author had seen the field. Publishing still shows the error.
    """

    def defer_required_fields(self) -> None:
        super().defer_required_fields()
        if self.fields["slug"].required:
            self.fields["slug"].required = False
            self.deferred_required_fields.append("slug")

    def slug_of_draft(self) -> str:
        """A slug that somebody typed stays as it is; Wagtail refuses it if it is taken."""
        slug, from_title = self.cleaned_data["slug"], slugify(self.cleaned_data.get("title", ""), allow_unicode=True)
        if not self.is_deferred_validation or (slug and slug not in (from_title, slugify(from_title))):
            return slug
        return free_slug(slug or from_title or slugify(self.instance._meta.verbose_name), self)


def free_slug(wanted: str, form: Any) -> str:
    """The wanted slug, or the first of wanted-2, wanted-3 … that no other page and no view has."""
    candidates = (wanted if number == 1 else f"{wanted}-{number}" for number in count(1))
    return next(
        slug
        for slug in candidates
        if Page._slug_is_available(slug, form.parent_page, form.instance)
        and not form.instance.slug_is_taken(slug, form.parent_page)
    )
