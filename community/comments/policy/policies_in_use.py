"""All policies that count, kept in the memory of the process: every conversation asks for them, and there are few."""

import time
from collections.abc import Mapping
from typing import Any, NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction

from .policy_values import NOTHING, PolicyValues

#: In seconds. A change is seen at once in the process that made it, and by the others after so long.
KEPT_FOR = 2.0


class Policies(NamedTuple):
    site: PolicyValues = NOTHING
    #: By content type and key.
    places: Mapping[tuple[int, int], PolicyValues] = {}

    def of(self, place: Any) -> PolicyValues:
        if not self.places or not place.pk:
            return NOTHING
        return self.places.get((ContentType.objects.get_for_model(place).pk, place.pk), NOTHING)


#: Until when they are believed, by the monotonic clock.
_kept: tuple[Policies, float] | None = None


def policies_in_use() -> Policies:
    if _kept and time.monotonic() < _kept[1]:
        return _kept[0]
    return keep(load())


def load() -> Policies:
    from community.comments.models import PolicyVersion  # noqa: PLC0415 -- the models use the values

    rows = PolicyVersion.objects.filter(is_current=True)
    by_place = {(row.place_type_id, row.place_id): row.values for row in rows}
    site = by_place.pop((None, None), NOTHING)
    return Policies(site, {(kind, pk): values for (kind, pk), values in by_place.items() if kind and pk})


def keep(policies: Policies, *, seconds: float = KEPT_FOR) -> Policies:
    global _kept
    _kept = (policies, time.monotonic() + seconds)
    return policies


def policy_changed(**signal: Any) -> None:
    """Once now, for what this transaction reads itself, and again after it: another thread may have read in between."""
    forget_policies()
    transaction.on_commit(forget_policies)


def forget_policies() -> None:
    global _kept
    _kept = None


def connect(model: type[models.Model]) -> None:
    models.signals.post_save.connect(policy_changed, sender=model, dispatch_uid="policy_changed")
    models.signals.post_delete.connect(policy_changed, sender=model, dispatch_uid="policy_gone")
