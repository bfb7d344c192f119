"""A check-in in an article: its questions open in place. The same for every reader, as all of an article is."""

from typing import Any

from wagtail.snippets.blocks import SnippetChooserBlock


class CheckInBlock(SnippetChooserBlock):
    def __init__(self, **options: Any) -> None:
        super().__init__("check_ins.CheckIn", **options)

    class Meta:
        icon = "tasks"
        label = "Check-in"
        group = "Pictures and elsewhere"
        description = "A few questions that readers ask themselves; you make them under Check-ins. One in each article."
        template = "blog/blocks/check_in.html"
        preview_template = "blog/blocks/previews/check_in.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        """Adds `check_in`, None if it is retired, and the `version` that is asked now."""
        context = super().get_context(value, parent_context=parent_context)
        offered = value if value and value.live else None
        context |= {"check_in": offered, "version": offered and offered.versions.order_by("number").last()}
        return context


def check_in_minutes(body: Any) -> int:
    """How long the check-in in this body takes; 0 without one, or when nobody is asked any more."""
    found = next((part.value for part in body if part.block_type == "check_in"), None)
    return found.minutes if found and found.live else 0
