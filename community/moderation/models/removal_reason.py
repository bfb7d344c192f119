from typing import Any

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.utils.text import slugify
from wagtail.admin.panels import FieldPanel

from .acts import Reason

#: As long as the column of the log.
KEY_LENGTH = 20
#: With keys 1 to 9 at the desk.
MOST_OFFERED = 9


class RemovalReason(models.Model):
    """Why a comment is removed or a member sanctioned, in words for its author. The log has the key: what is no longer
    offered stays, so that earlier decisions can still be read."""

    key = models.SlugField(max_length=KEY_LENGTH, unique=True, editable=False)
    label = models.CharField(max_length=80, help_text="For the author, who reads it: what was wrong, not who they are.")
    section = models.SlugField(
        "section of the house rules", max_length=50, blank=True, help_text="Where the author is led to read on."
    )
    is_offered = models.BooleanField(
        "offered", default=True, help_text="Otherwise it is read in earlier decisions only."
    )
    position = models.PositiveSmallIntegerField(default=50, help_text="They are listed by this number, then by words.")

    base_form_class: Any = None  # set by `reasons.reasons_admin`, which knows the sections
    panels = [FieldPanel("label"), FieldPanel("section"), FieldPanel("is_offered"), FieldPanel("position")]

    class Meta:
        ordering = ["position", "label"]
        verbose_name = "reason of a decision"
        verbose_name_plural = "reasons of decisions"

    def __str__(self) -> str:
        return self.label

    def clean(self) -> None:
        if self.key == Reason.OTHER and not self.is_offered:
            raise ValidationError({"is_offered": "This one stays: there is always something nobody has thought of."})
        others = RemovalReason.objects.filter(is_offered=True).exclude(pk=self.pk).count()
        if self.is_offered and others >= MOST_OFFERED:
            raise ValidationError({"is_offered": "Nine at most, one for each key. Please take another one off first."})

    def save(self, *args: Any, **kwargs: Any) -> None:
        with transaction.atomic():
            self.key = self.key or free_key(self.label)
            super().save(*args, **kwargs)


def free_key(label: str) -> str:
    """From the words, and no other reason's."""
    start = slugify(label)[: KEY_LENGTH - 3].strip("-") or "reason"
    taken = set(RemovalReason.objects.values_list("key", flat=True)) | set(Reason.values)
    return next(key for number in range(1, 99) if (key := start if number == 1 else f"{start}-{number}") not in taken)
