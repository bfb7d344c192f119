"""The sections of the house rules, as reasons of decisions can name them."""

from .models import HOUSE_RULES, RuleSection


def sections_to_choose() -> list[tuple[str, str]]:
    """Each with its anchor, and its number before its title."""
    found = RuleSection.objects.filter(page__slug=HOUSE_RULES).order_by("sort_order")
    return [(section.anchor, f"{number}. {section.title}") for number, section in enumerate(found, start=1)]
