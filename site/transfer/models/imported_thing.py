from __future__ import annotations

from django.db import models

from .import_run import Import


class Kind(models.TextChoices):
    POST = "post", "article"
    PAGE = "page", "information page"
    COMMENT = "comment", "comment"
    MENTION = "mention", "mention by another site"
    FILE = "file", "picture or document"


class ImportedThing(models.Model):
    """Where one of our rows came from. It stays when the row is deleted here: what was deleted is not brought again."""

    Kind = Kind

    #: The run that brought it.
    run = models.ForeignKey(Import, models.CASCADE, related_name="things")
    source = models.CharField(max_length=20)
    site_address = models.CharField(max_length=300, blank=True)
    kind = models.CharField(max_length=7, choices=Kind.choices)
    source_id = models.CharField(max_length=200)
    #: The key of our row, of the model that goes with the kind.
    object_id = models.PositiveBigIntegerField()
    #: Of what came in, as it would be saved here: whether it has changed there.
    incoming = models.CharField(max_length=64)
    #: Of our row as the import left it: whether it has been changed here. "" where nobody asks.
    ours = models.CharField(max_length=64, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["source", "site_address", "kind", "source_id"], name="imported_once"),
        ]
        indexes = [models.Index(fields=["kind", "object_id"], name="imported_as")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.source_id}"
