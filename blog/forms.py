from typing import Any

from wagtail.admin.forms import WagtailAdminPageForm


class ArticleForm(WagtailAdminPageForm):
    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:  # a draft may be saved half done
            return cleaned
        if cleaned.get("picture") and not cleaned.get("picture_alternative"):
            self.add_error("picture_alternative", "Say what the picture shows, for people who cannot see it.")
        if cleaned.get("follows") and not cleaned.get("changed"):
            self.add_error("changed", "Say what has changed, for those who read the earlier one.")
        if cleaned.get("replaces_earlier") and not cleaned.get("follows"):
            self.add_error("follows", "Choose the article that this one replaces.")
        return cleaned
