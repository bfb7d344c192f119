from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class ArticleForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        # A draft may be saved half done.
        if not self.is_deferred_validation and cleaned.get("picture") and not cleaned.get("picture_alternative"):
            self.add_error("picture_alternative", "Say what the picture shows, for people who cannot see it.")
        return cleaned
