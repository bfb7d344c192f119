from collections.abc import Mapping

from django import template

from community.check_ins import menu_entry
from community.check_ins.questionnaire import STEPS, Answer, Question

register = template.Library()


@register.filter
def answer_to(kept: Mapping[str, Answer] | None, question: Question) -> str:
    """What was answered so far, as the value of a field."""
    return str((kept or {}).get(question.key, ""))


@register.simple_tag
def has_check_ins() -> bool:
    """Whether there is one that readers can answer."""
    return menu_entry.has_check_ins()


@register.simple_tag
def scale_steps() -> list[str]:
    return [str(step) for step in STEPS]
