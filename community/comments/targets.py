"""What people can comment on: any model with the attributes of `Target`. This room knows no article by name."""

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING, Any, ClassVar, Protocol, runtime_checkable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.db import models

if TYPE_CHECKING:
    from .models import Conversation


@runtime_checkable
class Target(Protocol):
    """A saved model that people can comment on.

    Optional: `allows_anonymity`, `is_for_members`, `is_read_first` and `is_sensitive`, each `() -> bool` (see
    `community.comments.target_rules`); `policy_topics`, `() -> list` of what has policies of its own and holds for
    it; `settings_for_authors`, the only settings of its conversation that its authors may change; `is_published`,
    False while its title is not for everybody; a class method `load_restrictions(targets)`, which looks up for many
    at once what `may_be_read_by` needs; and a class method `conversation_changed(conversation)`, called in the
    transaction in which a comment about it appears or changes its status, or a question is solved; and
    `may_choose_answer(member) -> bool`, who may choose the answer to a question about it, besides its authors,
    moderators and who asked.
    """

    _meta: ClassVar[Any]
    pk: int
    title: str

    @property
    def appeared_at(self) -> datetime | None:
        """When readers first saw it, None before. A conversation that closes after some days counts from it."""

    def get_absolute_url(self) -> str: ...

    def accepts_comments(self) -> bool:
        """Whether new comments are accepted. The settings of the conversation may close it as well."""

    def may_be_read_by(self, user: object) -> bool:
        """Whether this user may read it, and so its comments. False for drafts and restricted pages."""

    def comment_authors(self) -> set[int]:
        """The ids of its authors. Their comments carry the author mark, and they manage the conversation."""


def find_target(model_label: str, object_id: int) -> Target | None:
    """The target with this model label ("blog.articlepage") and key; None when nobody can comment on such a thing."""
    try:
        model: type[models.Model] = apps.get_model(model_label)
    except (LookupError, ValueError):
        return None
    if not hasattr(model, "comment_authors"):
        return None
    found = model._default_manager.filter(pk=object_id).first()
    return found if isinstance(found, Target) else None


def load_restrictions(targets: Iterable[Any]) -> None:
    """So that asking each of them who may read it costs few queries, or none. Targets may be None."""
    by_class: dict[Any, dict[int, Any]] = {}
    for target in targets:
        if hasattr(target, "load_restrictions"):
            by_class.setdefault(type(target), {}).setdefault(id(target), target)
    for model, found in by_class.items():
        model.load_restrictions(list(found.values()))


def conversation_changed(conversation: "Conversation") -> None:
    """Tells a target that keeps facts about its conversation. Call it with the conversation's row locked."""
    model = ContentType.objects.get_for_id(conversation.content_type_id).model_class()
    if changed := getattr(model, "conversation_changed", None):
        changed(conversation)
