"""Learns examples in the order of the decisions. Each model is the one before it and what came since, so learning all
from scratch gives the same."""

import copy

from django.db import IntegrityError, transaction
from django_tasks import task

from .learning.logistic_model import LogisticModel
from .learning.prior import prior_model
from .learning.stored_model import read_model, write_model
from .learning.training import Labelled, learn_next
from .models import Example, TrainedModel

#: Earlier models that are kept, for the way back.
KEPT = 3
#: Examples that stay in memory while others are learned.
REMEMBERED = 5_000


@task()
def fold_new_examples() -> None:
    fold()


def fold() -> TrainedModel | None:
    """Learn what is newer than the latest model, and save the result as the next one. None if there is nothing new.

    When another worker saves that version first, this one starts again from it: both learn alike, and nothing is lost.
    """
    while True:
        latest = TrainedModel.objects.first()
        start = read_model(latest.content) if latest else copy.deepcopy(prior_model())
        known = latest.last_example if latest else 0
        if not Example.objects.usable().filter(number__gt=known).exists():
            return None
        if saved := _learn_after(known, start, version=(latest.version if latest else 0) + 1):
            return saved


def retrain() -> TrainedModel:
    """Learn every example again, in order: so the model forgets those that were taken back."""
    while True:
        latest = TrainedModel.objects.first()
        if saved := _learn_after(0, copy.deepcopy(prior_model()), version=(latest.version if latest else 0) + 1):
            return saved


def _learn_after(known: int, model: LogisticModel, *, version: int) -> TrainedModel | None:
    """None if this version was saved meanwhile."""
    numbers = list(Example.objects.usable().values_list("number", flat=True))
    found: dict[int, Labelled] = {}

    def comment(index: int) -> Labelled:
        number = numbers[index]
        if number not in found:
            if len(found) >= REMEMBERED:
                found.clear()
            found[number] = Example.objects.get(number=number).labelled
        return found[number]

    for index, number in enumerate(numbers):
        if number > known:
            learn_next(model, index, comment)
    content = write_model(model)
    try:
        with transaction.atomic():
            saved = TrainedModel.objects.create(
                version=version,
                last_example=max(numbers, default=known),
                examples=len(numbers),
                content=content,
            )
    except IntegrityError:
        return None
    TrainedModel.objects.filter(version__lte=version - KEPT).delete()
    return saved
