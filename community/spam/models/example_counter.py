from __future__ import annotations

from django.db import models


class ExampleCounterManager(models.Manager["ExampleCounter"]):
    def next_number(self, count: int = 1) -> int:
        """The number of the next example, and of so many from there on. Locks the row until the transaction ends, so
        that examples are committed in the order of their numbers: what a worker does not see yet has a higher number
        than all it sees."""
        counter, _ = self.select_for_update().get_or_create(pk=1)
        counter.latest += count
        counter.save(update_fields=["latest"])
        return counter.latest - count + 1


class ExampleCounter(models.Model):
    """One row: the number of the latest example."""

    latest = models.PositiveBigIntegerField(default=0)

    objects = ExampleCounterManager()

    def __str__(self) -> str:
        return str(self.latest)
