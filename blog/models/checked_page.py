from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.utils.text import capfirst
from modelcluster.models import get_all_child_relations
from wagtail.fields import StreamField
from wagtail.models import Revision

from blog.editor.article_form import CheckedPageForm, is_text
from blog.editor.cms_viewer import cms_viewer
from blog.editor.copy_form import CheckedCopyForm
from blog.editor.publish_problems import STILL_EMPTY, looks_empty, sentences_of
from blog.taken_slugs import TAKEN, slugs_taken_below

if TYPE_CHECKING:
    from wagtail.models import Page as Base
else:
    Base = object


class NotPublishableError(ValidationError):
    """A page lacks something that it needs before it is published. Nothing was changed."""

    def __init__(self, page: Base, problems: list[str]) -> None:
        super().__init__(problems)
        self.page = page
        self.problems = problems


class CheckedPageMixin(Base):
    """A page that is published only when it is complete, no matter who publishes it and in which way.

    The form checks the same and shows it beside the fields. Approval in a workflow, bulk actions, the schedule and
    copies have no form of the page; they meet `publish` and `publish_problems`.
    """

    base_form_class = CheckedPageForm
    copy_form_class = CheckedCopyForm
    #: Whatever is sent goes to a view of its own. To Wagtail a PUT is as good as a GET.
    allowed_http_methods = ("GET", "HEAD", "OPTIONS")

    def clean(self) -> None:
        super().clean()
        if self.slug_is_taken(self.slug, self.get_parent()):
            raise ValidationError({"slug": TAKEN})

    @classmethod
    def slug_is_taken(cls, slug: str | None, parent: Base | None) -> bool:
        """Whether another view answers at this address, so that nobody could reach the page."""
        return slug in slugs_taken_below(parent)

    def get_admin_display_title(self) -> str:
        """The published title for members who may not edit the page: a new one may still be a draft."""
        user = cms_viewer.get()
        has_draft_title = self.live and self.draft_title != self.title
        if has_draft_title and user and not self.permissions_for_user(user).can_edit():
            return str(self.title)
        return str(super().get_admin_display_title())

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> None:
        """Raises NotPublishableError. Also for a revision that is published later."""
        page = revision.as_object()
        if problems := page.publish_problems():
            raise NotPublishableError(page, problems)
        super().publish(revision, *args, **kwargs)

    def publish_problems(self) -> list[str]:
        """What keeps the page, as it is in memory, from being published; a sentence each."""
        return [f"{name}: {sentence}" for name, sentence in self._problems()]

    def field_problems(self) -> dict[str, str]:
        """By field, what this kind of page needs besides complete fields."""
        return {}

    def _problems(self) -> Iterator[tuple[str, str]]:
        yield from problems_of(self, {name: [problem] for name, problem in self.field_problems().items()})
        for relation in get_all_child_relations(self):
            for row in getattr(self, relation.get_accessor_name()).all():
                for name, problem in problems_of(row, {}, exclude=[relation.field.name]):
                    yield f"{capfirst(row._meta.verbose_name)}, {name.lower()}", problem


def problems_of(
    instance: Any, known: dict[str, list[str]], exclude: list[str] | None = None
) -> Iterator[tuple[str, str]]:
    """The name of each field that is not complete, and what is wrong with it."""
    found = dict(known)
    try:
        instance.full_clean(exclude=exclude, validate_constraints=False)
    except ValidationError as error:
        found |= error.message_dict
    for field in instance._meta.get_fields():
        if isinstance(field, StreamField):
            value = getattr(instance, field.name)
            try:
                field.stream_block.clean(value)
            except ValidationError as error:
                found[field.name] = list(sentences_of(error, field.stream_block, value))
        elif is_text(field) and not field.blank and looks_empty(getattr(instance, field.name) or ""):
            found[field.name] = [STILL_EMPTY]
    for name, sentences in found.items():
        label = "" if name == NON_FIELD_ERRORS else instance._meta.get_field(name).verbose_name
        yield from ((str(capfirst(label or instance._meta.verbose_name)), sentence) for sentence in sentences)
