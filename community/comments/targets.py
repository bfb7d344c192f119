"""What people can talk about: any model that offers what `Target` lists. The comments know no article by name."""

from datetime import datetime
from typing import Protocol, runtime_checkable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models


@runtime_checkable
class Target(Protocol):
    """What may be left out: `allows_anonymity() -> bool`, whether members may speak here without their name."""

    pk: int
    title: str

    @property
    def appeared_at(self) -> datetime | None:
        """When readers first saw it; a conversation that closes by age counts from here."""

    def get_absolute_url(self) -> str: ...

    def accepts_comments(self) -> bool:
        """Whether new comments are welcome now; the conversation's own switch is asked as well."""

    def may_be_read_by(self, user: object) -> bool:
        """Drafts and pages behind a restriction must not be read through their comments."""

    def comment_authors(self) -> set[int]:
        """The members whose comments carry the author mark."""


def find_target(model_label: str, object_id: int) -> Target | None:
    """The thing with this address ("blog.articlepage", 12), or None when there is none or nobody may talk about it."""
    try:
        model: type[models.Model] = apps.get_model(model_label)
    except (LookupError, ValueError):
        return None
    if not hasattr(model, "comment_authors"):
        return None
    return model._default_manager.filter(pk=object_id).first()  # type: ignore[return-value]


def content_type_of(target: Target) -> ContentType:
    return ContentType.objects.get_for_model(target)  # type: ignore[arg-type]  # a model, which a protocol cannot say
