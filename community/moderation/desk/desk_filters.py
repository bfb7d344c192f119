"""What narrows a lane: by reason, page, writer and age. They stand in the address, so that a list can be sent on."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, TypeVar
from urllib.parse import urlencode

from django.db.models import QuerySet
from django.utils import timezone

Cases = TypeVar("Cases", bound=QuerySet[Any])

#: Waiting for longer than so many hours.
AGES = {"1": "an hour", "24": "a day", "72": "three days", "168": "a week"}


@dataclass(frozen=True)
class Filters:
    #: The name of evidence or of a gate, or the beginning of it.
    reason: str = ""
    #: The key of a conversation.
    page: str = ""
    #: "m7" for a member, "c12" for all that are known to be by the writer of this comment, or a name.
    writer: str = ""
    #: A key of `AGES`.
    age: str = ""
    #: The key of a comment: only what reads nearly the same.
    like: str = ""

    @classmethod
    def of(cls, query: Mapping[str, Any]) -> "Filters":
        given = {name: str(query.get(name, "")).replace("\0", "").strip()[:80] for name in cls.__dataclass_fields__}
        return cls(**given)

    @property
    def any(self) -> bool:
        return any(vars(self).values())

    @property
    def query(self) -> str:
        """For links that keep them; "" without any."""
        return urlencode({name: value for name, value in vars(self).items() if value})

    def by_age(self, cases: Cases, since: str) -> Cases:
        if self.age not in AGES:
            return cases
        before = timezone.now() - timedelta(hours=int(self.age))
        return cases.filter(**{f"{since}__lt": before})
