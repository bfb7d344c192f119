from typing import Any

from django.db import models


class AppendOnlyModel(models.Model):
    """A log: `save` of an existing row and `delete` raise `TypeError`."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError("The log is only added to.")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        raise TypeError("The log is only added to.")
