from django import template

register = template.Library()


@register.filter
def percent(share: float) -> str:
    """0.936 is "93.6 %"."""
    return f"{share:.1%}".replace("%", " %")


@register.filter
def share_of(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


@register.filter
def signed(number: float) -> str:
    """A sum's line: "+0.75", "−1.00"."""
    return f"{number:+.2f}".replace("-", "−")
