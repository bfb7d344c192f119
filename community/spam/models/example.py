from __future__ import annotations

import base64
import zlib
from array import array
from typing import Any

from django.conf import settings
from django.db import models

from community.comments.models import Comment
from community.spam.learning.logistic_model import Features
from community.spam.learning.near_copies import BANDS, band
from community.spam.learning.text_features import VERSION
from community.spam.learning.training import Labelled


class ExampleQuerySet(models.QuerySet["Example"]):
    def usable(self) -> ExampleQuerySet:
        """In the order in which they are learned. Those that an earlier version of the program read are left out."""
        return self.filter(features_version=VERSION, weight__gt=0).order_by("number")


class Example(models.Model):
    """What a decision taught the filter about one comment: spam or ham, and the text as numbers from which no word can
    be read back. It stays when the words of spam are deleted, and goes with its writer
    (docs/features/spam.md)."""

    #: Counts up, also over rows that are gone: what is newer than a model has a higher number.
    number = models.PositiveBigIntegerField(unique=True)
    #: None when the comment's row was deleted, and for what came from a file.
    comment = models.OneToOneField(Comment, models.SET_NULL, null=True, related_name="example")
    is_spam = models.BooleanField()
    #: How much it counts, from 0 to 1.
    weight = models.FloatField()
    features = models.JSONField()
    features_version = models.PositiveSmallIntegerField(default=VERSION)
    #: For near copies of one text (`learning.near_copies`).
    simhash = models.BigIntegerField(default=0)
    #: A keyed hash of the member or of the guest's e-mail address; "" for what came from a file.
    writer = models.CharField(max_length=32, blank=True, db_index=True)
    moderator = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    #: What the filter had said before the decision, for its operator: the evidence about the text added up, and the
    #: verdict. None and "" where that is not known.
    score = models.FloatField(null=True)
    outcome = models.CharField(max_length=8, blank=True)
    #: The key of the row in the moderation log.
    decision_id = models.PositiveBigIntegerField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)

    objects = models.Manager.from_queryset(ExampleQuerySet)()

    class Meta:
        ordering = ["number"]
        # Not of spam only: SQLite would not look up pieces that are joined by "or" in such an index.
        indexes = [models.Index(band(one), name=f"examples_band_{one}") for one in range(len(BANDS))]

    def __str__(self) -> str:
        return f"{'spam' if self.is_spam else 'ham'}, number {self.number}"

    @property
    def labelled(self) -> Labelled:
        return Labelled(unpack_features(self.features), self.is_spam, self.weight)


def pack_features(features: Features) -> dict[str, Any]:
    """Values as they are kept: with the precision of 32 bits."""
    places, values = array("I", features.text.keys()), array("f", features.text.values())
    packed = zlib.compress(places.tobytes() + values.tobytes())
    return {"rules": dict(features.rules), "text": base64.b64encode(packed).decode()}


def unpack_features(kept: dict[str, Any]) -> Features:
    numbers = zlib.decompress(base64.b64decode(kept["text"]))
    places, values = array("I"), array("f")
    places.frombytes(numbers[: len(numbers) // 2])
    values.frombytes(numbers[len(numbers) // 2 :])
    return Features(kept["rules"], dict(zip(places, values, strict=True)))
