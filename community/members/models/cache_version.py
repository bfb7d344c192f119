import secrets

from django.db import models
from django.http import HttpRequest


def new_cache_version() -> int:
    """Unlike any before, also after a rollback, where a counter would come to the same number again."""
    return secrets.randbits(62)


class CacheVersionManager(models.Manager["CacheVersion"]):
    def of(self, *names: str) -> tuple[int, ...]:
        """In the order asked for, in one query; 0 for what has never changed."""
        found = dict(self.filter(name__in=names).values_list("name", "number"))
        return tuple(found.get(name, 0) for name in names)

    def during(self, request: HttpRequest) -> dict[str, int]:
        """All of them as they are now, asked once for a request; what is not in it has never changed."""
        if not hasattr(request, "_cache_versions"):
            request._cache_versions = dict(self.values_list("name", "number"))  # type: ignore[attr-defined]
        cache_versions: dict[str, int] = request._cache_versions  # type: ignore[attr-defined]
        return cache_versions

    def renew(self, name: str) -> None:
        self.update_or_create(name=name, defaults={"number": new_cache_version()})


class CacheVersion(models.Model):
    """What is drawn once and kept is kept by a stamp: after a change there is another one, and it is drawn anew.

    In the database, so that every process and every command knows (decision 0045).
    """

    name = models.CharField(max_length=20, primary_key=True)
    number = models.BigIntegerField(default=new_cache_version)

    objects = CacheVersionManager()

    #: What is shown of members beside what they wrote.
    PEOPLE = "people"

    def __str__(self) -> str:
        return f"{self.name}: {self.number}"
