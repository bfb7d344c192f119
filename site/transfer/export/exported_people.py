"""Authors, and members who have commented under their name: what everybody can see of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from django.contrib.contenttypes.models import ContentType
from django.db.models import Exists, OuterRef, Q, QuerySet

from blog.models import ArticleAuthor, ArticlePage
from community.comments.models import Comment
from community.members.models import User
from community.members.models.visibility import Visibility
from transfer.imported import ImportedPerson

from .exported_comments import leaving

BATCH = 500


class ExportedPerson(NamedTuple):
    member: User
    person: ImportedPerson
    #: "" for what not everybody may read.
    about: str


def exported_people(*, with_addresses: bool) -> Iterator[ExportedPerson]:
    """Who wrote under aliases alone is not among them."""
    for member in named_members().select_related("profile").order_by("pk").iterator(chunk_size=BATCH):
        handle, name = member.username, member.display_name
        person = ImportedPerson(handle, handle, name, member.email if with_addresses else "")
        profile = getattr(member, "profile", None)
        is_open = profile is None or profile.about_for == Visibility.EVERYONE
        yield ExportedPerson(member, person, member.about if is_open else "")


def named_members() -> QuerySet[User]:
    content_type = ContentType.objects.get_for_model(ArticlePage)
    theirs = Comment.objects.filter(user=OuterRef("pk"), alias="", conversation__content_type=content_type)
    wrote = ArticleAuthor.objects.filter(user=OuterRef("pk"))
    return User.objects.filter(Q(Exists(leaving(theirs))) | Q(Exists(wrote)))
