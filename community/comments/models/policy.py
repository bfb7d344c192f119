from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.db.models import Q

from community.comments.policy.policy_values import PolicyValues, Reads, State, Writers
from community.members.models import User


class PolicyManager(models.Manager["PolicyVersion"]):
    def current_for(self, place: models.Model | None) -> PolicyVersion | None:
        """`place`: a topic or a page; None for the whole site."""
        return self.filter(is_current=True, **at(place)).first()

    def history_of(self, place: models.Model | None) -> models.QuerySet[PolicyVersion]:
        """The latest first."""
        return self.filter(**at(place)).select_related("by").order_by("-pk")

    def save_next(
        self,
        place: models.Model | None,
        values: PolicyValues,
        *,
        after: int,
        by: User | None,
        note: str = "",
        restores: PolicyVersion | None = None,
    ) -> PolicyVersion:
        """`after`: the key of the version that was seen, 0 for none. Raises `PolicySavedMeanwhile`."""
        with transaction.atomic():
            current = self.select_for_update().filter(is_current=True, **at(place)).first()
            if (current.pk if current else 0) != after:
                raise PolicySavedMeanwhile
            if current:
                self.filter(pk=current.pk).update(is_current=False)
            return self.create(**at(place), **values._asdict(), by=by, note=note, restores=restores)


class PolicySavedMeanwhile(Exception):
    """Somebody else has changed it since it was opened. Nothing was saved."""


def at(place: models.Model | None) -> dict[str, Any]:
    if place is None:
        return {"place_type": None, "place_id": None}
    return {"place_type": ContentType.objects.get_for_model(place), "place_id": place.pk}


class PolicyVersion(models.Model):
    """What somebody set for the site, a topic or a page. Rows are added; the current one of each place counts, and the
    others are the way back."""

    #: None, both, for the whole site.
    place_type = models.ForeignKey(ContentType, models.CASCADE, null=True, related_name="+")
    place_id = models.PositiveBigIntegerField(null=True)
    place = GenericForeignKey("place_type", "place_id")
    state = models.CharField(max_length=9, choices=State, blank=True)
    reads = models.CharField(max_length=10, choices=Reads, blank=True)
    writers = models.CharField(max_length=11, choices=Writers, blank=True)
    longest = models.PositiveIntegerField(null=True)
    links = models.PositiveSmallIntegerField(null=True)
    closes_after = models.PositiveSmallIntegerField(null=True)
    #: Why, for those who look later.
    note = models.CharField(max_length=200, blank=True)
    is_current = models.BooleanField(default=True)
    restores = models.ForeignKey("self", models.SET_NULL, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    created_at = models.DateTimeField(auto_now_add=True)

    objects = PolicyManager()

    class Meta:
        ordering = ["-pk"]
        default_permissions = ()
        permissions = [("set_policy", "Can say who may write where, and what is read first")]
        constraints = [
            models.UniqueConstraint(
                fields=["place_type", "place_id"], condition=Q(is_current=True), name="one_policy_of_a_place"
            ),
            models.UniqueConstraint(
                fields=["is_current"], condition=Q(is_current=True, place_id=None), name="one_policy_of_the_site"
            ),
        ]

    def __str__(self) -> str:
        return f"policy {self.pk}"

    @property
    def values(self) -> PolicyValues:
        return PolicyValues(*(getattr(self, name) for name in PolicyValues._fields))
