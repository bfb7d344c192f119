"""What earlier runs brought, by where it came from."""

from __future__ import annotations

from collections.abc import Collection

from transfer.models import Import, ImportedThing


class KnownThings:
    """Of one old site. Written in the transaction of what they are about."""

    def __init__(self, run: Import) -> None:
        self.run = run
        self.here = ImportedThing.objects.filter(source=run.source, site_address=run.site_address)

    def find(self, kind: str, source_id: str) -> ImportedThing | None:
        return self.here.filter(kind=kind, source_id=source_id).first()

    def find_many(self, kind: str, source_ids: Collection[str]) -> dict[str, ImportedThing]:
        found: dict[str, ImportedThing] = {}
        ids = list(source_ids)
        for start in range(0, len(ids), 500):
            part = self.here.filter(kind=kind, source_id__in=ids[start : start + 500])
            found |= {thing.source_id: thing for thing in part}
        return found

    def new(self, kind: str, source_id: str, object_id: int, *, incoming: str, ours: str = "") -> ImportedThing:
        """Not saved yet."""
        about = {"source": self.run.source, "site_address": self.run.site_address, "kind": kind}
        return ImportedThing(
            run=self.run, source_id=source_id, object_id=object_id, incoming=incoming, ours=ours, **about
        )
