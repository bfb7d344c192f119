from __future__ import annotations

from django.db import models
from django.utils import timezone

from community.comments.models import Comment
from community.spam.learning.near_copies import BANDS, band
from community.spam.text_fingerprint import TextFingerprint


class FingerprintManager(models.Manager["Fingerprint"]):
    def replace(self, comment: Comment, read: TextFingerprint, *, writer: str, is_newcomer: bool) -> None:
        """Keep what this text is compared by, instead of what an earlier text of the comment had."""
        self.filter(comment=comment).delete()
        kept = {"comment": comment, "writer": writer, "is_newcomer": is_newcomer}
        texts = [Fingerprint(kind=Fingerprint.Kind.TEXT, key=read.key, simhash=read.simhash, **kept)]
        addresses = [Fingerprint(kind=Fingerprint.Kind.ADDRESS, key=key, **kept) for key in read.addresses]
        self.bulk_create([*texts, *addresses])


class Fingerprint(models.Model):
    """What a comment is compared by: one row for its text, one for each address, contact and brand in it. Keyed hashes;
    they go with the comment."""

    class Kind(models.TextChoices):
        TEXT = "text"
        ADDRESS = "address"

    comment = models.ForeignKey(Comment, models.CASCADE, related_name="fingerprints")
    kind = models.CharField(max_length=8, choices=Kind.choices)
    key = models.CharField(max_length=32)
    #: See `learning.near_copies`; 0 for an address.
    simhash = models.BigIntegerField(default=0)
    #: As `Example.writer`; "" for a guest without an address, and after the writer has left.
    writer = models.CharField(max_length=32, blank=True, db_index=True)
    #: Whether the writer was new when it was written.
    is_newcomer = models.BooleanField(default=False)
    created_at = models.DateTimeField(default=timezone.now)

    objects = FingerprintManager()

    class Meta:
        ordering = ["-pk"]
        indexes = [
            models.Index(fields=["key", "-created_at"], name="fingerprints_by_key"),
            *(models.Index(band(one), "created_at", name=f"fingerprints_band_{one}") for one in range(len(BANDS))),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.key[:8]}"
