"""What is checked when a page is saved in the CMS."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone

from blog.taken_slugs import TAKEN

from .draft_slug import DraftSlugMixin
from .publish_problems import STILL_EMPTY, article_problems, looks_empty

# A redirect stores the whole old path in 255 characters; this leaves room for what comes before the slug.
LONGEST_SLUG = 200


class CheckedPageForm(DraftSlugMixin):
    """Refuses to publish or hand in what shows nothing. A draft may be incomplete, but has an address of its own."""

    def clean_slug(self) -> str:
        slug = self.slug_of_draft()
        if self.instance.slug_is_taken(slug, self.parent_page):
            raise ValidationError(TAKEN)
        return slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            add_empty_errors(self, cleaned)
        return cleaned

    def is_valid(self) -> bool:
        """The rows of the form (updates, authors) are checked after `clean`, so what they leave empty is found here."""
        if not super().is_valid() or self.is_deferred_validation:
            return super().is_valid()
        rows = [row for formset in self.formsets.values() for row in formset if not formset._should_delete_form(row)]
        for row in rows:
            add_empty_errors(row, row.cleaned_data)
        return not any(row.errors for row in rows)


def add_empty_errors(form: Any, cleaned: dict[str, Any]) -> None:
    """At each text field that must not be left empty and looks so."""
    for field in form._meta.model._meta.get_fields():
        if is_text(field) and not field.blank and field.name in cleaned and looks_empty(cleaned[field.name]):
            form.add_error(field.name, STILL_EMPTY)


def is_text(field: object) -> bool:
    return isinstance(field, models.CharField | models.TextField) and not field.choices


class ArticleForm(CheckedPageForm):
    def clean_slug(self) -> str:
        """Cuts a slug that the browser made from a long title."""
        slug = super().clean_slug()
        return slug[:LONGEST_SLUG].rstrip("-") if "slug" in self.changed_data else slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not self.is_deferred_validation:
            for name, problem in article_problems(cleaned, now=timezone.now()).items():
                self.add_error(name, problem)
        return cleaned
