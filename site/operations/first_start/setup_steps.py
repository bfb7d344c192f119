STEPS = ("owner", "protection", "look", "topics", "mail", "finish")


def after(step: str) -> str:
    """The name of the next page; the last is its own."""
    return STEPS[min(STEPS.index(step) + 1, len(STEPS) - 1)]


def number_of(step: str) -> int:
    return STEPS.index(step) + 1
