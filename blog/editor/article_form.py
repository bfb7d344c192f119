"""What is checked when an article is saved in the CMS."""

from typing import Any

from django.utils import timezone

from .draft_slug import DraftSlugMixin

STILL_TO_COME = "This day is still to come. Leave it empty, and say under “Schedule” when the article shall appear."

# A redirect stores the whole old path in 255 characters; this leaves room for what comes before the slug.
LONGEST_SLUG = 200


class ArticleForm(DraftSlugMixin):
    def clean_slug(self) -> str:
        """Cuts a slug that the browser made from a long title."""
        slug = self.slug_of_draft()
        return slug[:LONGEST_SLUG].rstrip("-") if "slug" in self.changed_data else slug

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if self.is_deferred_validation:  # a draft may be incomplete
            return cleaned
        if cleaned.get("picture") and not cleaned.get("picture_alternative"):
            self.add_error("picture_alternative", "Say what the picture shows, for people who cannot see it.")
        if cleaned.get("follows") and not cleaned.get("changed"):
            self.add_error("changed", "Say what has changed, for those who read the earlier one.")
        if cleaned.get("replaces_earlier") and not cleaned.get("follows"):
            self.add_error("follows", "Choose the article that this one replaces.")
        appears_at = cleaned.get("go_live_at") or timezone.now()
        if cleaned.get("published_at") and cleaned["published_at"] > max(appears_at, timezone.now()):
            self.add_error("published_at", STILL_TO_COME)
        return cleaned
