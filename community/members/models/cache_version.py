import secrets

from django.db import models
from django.http import HttpRequest


def new_cache_version() -> int:
    """A random number. A counter would not do: after a rollback it would give the same number twice."""
    return secrets.randbits(62)


class CacheVersionManager(models.Manager["CacheVersion"]):
    def of(self, *names: str) -> tuple[int, ...]:
        """The versions with these names, in this order, in one query. 0 if there is none yet."""
        found = dict(self.filter(name__in=names).values_list("name", "number"))
        return tuple(found.get(name, 0) for name in names)

    def during(self, request: HttpRequest) -> dict[str, int]:
        """All versions by name, queried once per request. A name that is missing has no version yet."""
        attributes = vars(request)
        if "_cache_versions" not in attributes:
            attributes["_cache_versions"] = dict(self.values_list("name", "number"))
        versions: dict[str, int] = attributes["_cache_versions"]
        return versions

    def renew(self, name: str) -> None:
        self.update_or_create(name=name, defaults={"number": new_cache_version()})


class CacheVersion(models.Model):
    """A version that is part of cache keys: changing it makes what is cached under the old one unreachable.

    In the database, so that every process and every command sees it (docs/decisions/0012).
    """

    name = models.CharField(max_length=20, primary_key=True)
    number = models.BigIntegerField(default=new_cache_version)

    objects = CacheVersionManager()

    #: Changes with everything that is shown of members beside what they wrote.
    PEOPLE = "people"

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
