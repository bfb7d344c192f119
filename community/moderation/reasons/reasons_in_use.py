"""The reasons as they are now, kept in the memory of the process: every row of the log names one."""

import time
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from django.db import models, transaction

from community.moderation.models.acts import Reason

#: In seconds. A change is seen at once in the process that made it, and by the others after so long.
KEPT_FOR = 10.0
HOUSE_RULES = "/house-rules/"


class KnownReason(NamedTuple):
    key: str
    label: str
    section: str = ""
    is_offered: bool = True

    @property
    def rule_url(self) -> str:
        """The section of the house rules, "" for a reason that has none."""
        return f"{HOUSE_RULES}#{self.section}" if self.section else ""


#: What a site begins with.
DEFAULT_REASONS = tuple(KnownReason(reason.value, str(reason.label)) for reason in Reason)
_kept: tuple[tuple[KnownReason, ...], float] | None = None
#: Of the room to the right that has the house rules: each section's anchor and its number with its title.
_sections: list[Callable[[], Sequence[tuple[str, str]]]] = []


def reasons_in_use() -> tuple[KnownReason, ...]:
    """In their order, those that are no longer offered too."""
    if _kept and time.monotonic() < _kept[1]:
        return _kept[0]
    from community.moderation.models import RemovalReason  # noqa: PLC0415 -- the models use this

    rows = RemovalReason.objects.values_list("key", "label", "section", "is_offered")
    return keep_reasons(tuple(KnownReason(*row) for row in rows) or DEFAULT_REASONS)


def keep_reasons(reasons: tuple[KnownReason, ...], *, seconds: float = KEPT_FOR) -> tuple[KnownReason, ...]:
    global _kept
    _kept = (reasons, time.monotonic() + seconds)
    return reasons


def reason_named(key: str) -> KnownReason | None:
    return next((one for one in reasons_in_use() if one.key == key), None)


def label_of(key: str) -> str:
    """The key itself for a reason that nobody knows any more."""
    found = reason_named(key)
    return found.label if found else key


def offered_reasons() -> list[tuple[str, str]]:
    """As the choices of a form."""
    return [(one.key, one.label) for one in reasons_in_use() if one.is_offered]


def register_sections(sections: Callable[[], Sequence[tuple[str, str]]]) -> None:
    _sections[:] = [sections]


def section_choices() -> list[tuple[str, str]]:
    return [("", "None"), *(choice for sections in _sections for choice in sections())]


def reasons_changed(**signal: Any) -> None:
    """Once now, for what this transaction reads itself, and again after it: another thread may have read in between."""
    forget_reasons()
    transaction.on_commit(forget_reasons)


def forget_reasons() -> None:
    global _kept
    _kept = None


def connect(model: type[models.Model]) -> None:
    models.signals.post_save.connect(reasons_changed, sender=model, dispatch_uid="reasons_changed")
    models.signals.post_delete.connect(reasons_changed, sender=model, dispatch_uid="reason_gone")


def in_order(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    """Counts by key in the order of the reasons, those that nobody knows any more last."""
    order = [one.key for one in reasons_in_use()]
    return sorted(counts.items(), key=lambda item: order.index(item[0]) if item[0] in order else len(order))
