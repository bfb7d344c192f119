from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def render_inline(template_name: str, context: dict[str, Any]) -> SafeString:
    """For a piece inside a line of text: without the newline at the end of the template's file."""
    return mark_safe(render_to_string(template_name, context).removesuffix("\n"))  # noqa: S308 -- a template made it
