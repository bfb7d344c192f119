from django import template

from community.posting.reasons import Reasons

register = template.Library()


@register.simple_tag
def reasons_to_wait() -> Reasons:
    """For `conversation … why=`: asked only when a comment of the reader's own waits there."""
    return Reasons()
