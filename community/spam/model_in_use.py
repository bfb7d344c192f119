"""Which model judges: the one a site begins with, or the one that has learned from its decisions."""

import functools
import logging
from datetime import datetime
from typing import NamedTuple

from django.conf import settings

from .learning.logistic_model import LogisticModel
from .learning.prior import prior_model
from .learning.stored_model import UnreadableModel, read_model
from .models import TrainedModel

logger = logging.getLogger(__name__)

OFF, SHADOW, ACT = "off", "shadow", "act"


class ModelInUse(NamedTuple):
    model: LogisticModel
    #: One that judges as well, without consequences: what it says is shown beside the verdict.
    shadow: LogisticModel | None


def model_in_use() -> ModelInUse:
    """One query; none when learning is off."""
    latest = None if settings.SPAM_LEARNING == OFF else _latest()
    learned = _read(*latest) if latest else None
    if learned is None:
        return ModelInUse(prior_model(), None)
    if settings.SPAM_LEARNING == ACT:
        return ModelInUse(learned, None)
    return ModelInUse(prior_model(), learned)


def _latest() -> tuple[int, datetime] | None:
    return TrainedModel.objects.values_list("version", "created_at").first()


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
