"""What judges here: which model (the one a site begins with, or the one that has learned from its decisions), and by
which word lists and thresholds."""

import functools
import logging
from datetime import datetime
from typing import NamedTuple

from django.conf import settings
from django.db.models import Exists, OuterRef, Value

from .filter_settings import DEFAULT_SETTINGS, FilterSettings
from .learning.logistic_model import LogisticModel
from .learning.prior import prior_model
from .learning.stored_model import UnreadableModel, read_model
from .models import SettingsVersion, TrainedModel
from .settings_in_use import read_settings

logger = logging.getLogger(__name__)

OFF, SHADOW, ACT = "off", "shadow", "act"


class ModelInUse(NamedTuple):
    model: LogisticModel
    #: One that judges as well, without consequences: what it says is shown beside the verdict.
    shadow: LogisticModel | None
    #: What editors have set in the CMS.
    settings: FilterSettings


def model_in_use() -> ModelInUse:
    """One query: which versions are the latest."""
    model, listed = _latest()
    settings_now = read_settings(*listed) if listed else DEFAULT_SETTINGS
    learned = _read(*model) if model else None
    if learned is None:
        return ModelInUse(prior_model(), None, settings_now)
    if settings.SPAM_LEARNING == ACT:
        return ModelInUse(learned, None, settings_now)
    return ModelInUse(prior_model(), learned, settings_now)


class _Latest(NamedTuple):
    """Number and time of the latest of each; None if there is none. No model when learning is off."""

    model: tuple[int, datetime] | None
    settings: tuple[int, datetime] | None


def _latest() -> _Latest:
    newer = SettingsVersion.objects.filter(number__gt=OuterRef("number"))
    listed = SettingsVersion.objects.filter(~Exists(newer)).order_by().annotate(of=Value("settings"))
    rows = listed.values_list("of", "number", "created_at")
    if settings.SPAM_LEARNING != OFF:
        models = TrainedModel.objects.order_by().annotate(of=Value("model"))
        rows = rows.union(models.values_list("of", "version", "created_at"), all=True)
    found = {of: (number, at) for of, number, at in sorted(rows)}
    return _Latest(found.get("model"), found.get("settings"))


# The latest, and the one that another thread may still be reading.
@functools.lru_cache(maxsize=2)
def _read(version: int, created_at: datetime) -> LogisticModel | None:
    """None for a model that cannot be read: then the one a site begins with judges, and the operator reads why.

    The time is there because versions begin anew after a backup was restored."""
    content = TrainedModel.objects.values_list("content", flat=True).get(version=version)
    try:
        model = read_model(content)
    except UnreadableModel as error:
        logger.error("Spam filter, model %s: %s", version, error)
        return None
    model.version = version
    return model
