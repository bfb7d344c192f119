from django import template

from community.spam.external.checks_in_use import checks_in_use

register = template.Library()


@register.inclusion_tag("spam/_what_is_sent.html")
def what_external_checks_are_sent() -> dict[str, object]:
    """For the privacy page: nothing where every check is off."""
    return {"checks": checks_in_use()}
