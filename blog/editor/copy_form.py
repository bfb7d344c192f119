from typing import Any

from django.core.validators import MaxLengthValidator
from wagtail.admin.forms.pages import CopyForm

from blog.taken_slugs import TAKEN


class CheckedCopyForm(CopyForm):
    """Wagtail's form for copying a page, which checks neither the new address nor what is published with it."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("title", "slug"):  # Wagtail takes any length, and PostgreSQL refuses it
            limit = self.page._meta.get_field(name).max_length
            self.fields[f"new_{name}"].validators.append(MaxLengthValidator(limit))

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean()
        parent = cleaned.get("new_parent_page") or self.page.get_parent()
        if self.page.specific_class.slug_is_taken(cleaned.get("new_slug"), parent):
            self.add_error("new_slug", TAKEN)
        for name in ("publish_copies", "alias"):
            if cleaned.get(name) and self.page.live:
                for problem in self.page.specific.publish_problems():
                    self.add_error(name, problem)
        return cleaned
