"""What notifications are about, for many members: each comment and page is looked up once in a run, not for each batch
of members, and so is whether everybody may read it."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import prefetch_related_objects

from community.comments.models import Comment
from community.comments.target_rules import is_sensitive
from community.comments.targets import load_restrictions
from community.members.group_ids import load_group_ids
from community.members.models import User

#: So many comments, and as many other things, are kept at most, so that a long run holds constant memory.
KEPT = 500


class Told(NamedTuple):
    """A notification, as the digest reads it: without what it is about."""

    pk: int
    recipient: int
    kind: str
    detail: str
    created_at: datetime
    comment: int | None
    conversation: int | None
    content_type: int | None
    object_id: int | None
    #: Its present alias, and when it was edited: with another one, what is kept of it is out of date.
    alias: str | None
    edited_at: datetime | None

    @property
    def about(self) -> tuple[Any, ...]:
        return (self.comment, self.alias, self.edited_at) if self.comment else (self.content_type, self.object_id)


class ToldContent:
    def __init__(self) -> None:
        self._things: dict[tuple[Any, ...], Any] = {}
        #: By class and key: whether strangers may read it, and whether people write there without their name.
        self._public: dict[tuple[type, int], bool] = {}
        self._sensitive: dict[tuple[Any, ...], bool] = {}

    def load(self, rows: Sequence[Told], members: Collection[User]) -> None:
        """No query for what is known. Otherwise one for comments, one for each model of what they are about or of
        other subjects, and those that tell who may read these. One more if not everybody may."""
        missing = {row.about: row for row in rows if row.about not in self._things}
        if len(self._things) + len(missing) > KEPT:
            self._things.clear()
            self._public.clear()
            self._sensitive.clear()
            missing = {row.about: row for row in rows}
        self._load_comments([row for row in missing.values() if row.comment])
        self._load_subjects([row for row in missing.values() if not row.comment])
        self._load_rights([self.target_of(row) for row in missing.values()])
        for row in missing.values():
            about = self.of(row)
            if isinstance(about, Comment) and about.conversation.target is not None:
                self._sensitive[row.about] = is_sensitive(about.conversation, about.conversation.target)
        if not all(self._public[type(target), target.pk] for target in map(self.target_of, rows) if target):
            load_group_ids(members)

    def of(self, row: Told) -> Any:
        """The comment or the subject; None if it is gone."""
        return self._things.get(row.about)

    def target_of(self, row: Told) -> Any:
        """The page that one must be allowed to read."""
        about = self.of(row)
        return about.conversation.target if isinstance(about, Comment) else about

    def may_be_read(self, row: Told, member: User) -> bool:
        target = self.target_of(row)
        if target is None:
            return False
        return self._public[type(target), target.pk] or target.may_be_read_by(member)

    def is_sensitive(self, row: Told) -> bool:
        """For nobody who looks over a shoulder (`community.comments.target_rules`)."""
        return self._sensitive.get(row.about, False)

    def _load_comments(self, rows: list[Told]) -> None:
        if not rows:
            return
        wanted = Comment.objects.filter(pk__in={row.comment for row in rows}).defer("comment")
        found = list(wanted.select_related("user", "conversation"))
        prefetch_related_objects(found, "conversation__target")
        by_key = {comment.pk: comment for comment in found}
        self._things.update({row.about: by_key.get(row.comment) for row in rows})

    def _load_subjects(self, rows: list[Told]) -> None:
        by_type: dict[int, list[Told]] = {}
        for row in rows:
            by_type.setdefault(row.content_type or 0, []).append(row)
        for key, those in by_type.items():
            model = ContentType.objects.get_for_id(key).model_class()
            found = model._default_manager.in_bulk([row.object_id for row in those]) if model else {}
            self._things.update({row.about: found.get(row.object_id) for row in those})

    def _load_rights(self, targets: Iterable[Any]) -> None:
        unknown = {id(one): one for one in targets if one is not None and not self._public.get((type(one), one.pk))}
        load_restrictions(unknown.values())
        stranger = AnonymousUser()
        for target in unknown.values():
            readable = not hasattr(target, "may_be_read_by") or target.may_be_read_by(stranger)
            self._public[type(target), target.pk] = readable
