"""Narrows lanes of comments."""

from typing import Any, TypeVar

from django.db.models import Q, QuerySet, TextField
from django.db.models.functions import Cast

from community.comments.models import Comment
from community.members.primary_keys import parse_pk
from community.spam.models import Fingerprint, Judgement

from .desk_filters import Filters

Cases = TypeVar("Cases", bound=QuerySet[Any])


def narrow_comments(cases: Cases, filters: Filters) -> Cases:
    if filters.reason:
        cases = cases.filter(pk__in=judged_for(filters.reason))
    if filters.page:
        cases = cases.filter(conversation=parse_pk(filters.page) or 0)
    if filters.writer:
        cases = cases.filter(by_writer(filters.writer))
    if filters.like:
        cases = cases.filter(pk__in=with_text_of(parse_pk(filters.like) or 0))
    return cases


def judged_for(reason: str) -> QuerySet[Any]:
    """The keys of comments whose verdict names this evidence or gate; "money" stands for all that begins so. A name is
    the first in its list: a word that the filter quotes is none."""
    wanted = reason.replace('"', "")
    judged = Judgement.objects.order_by().annotate(
        named=Cast("evidence", TextField()), closed=Cast("gates", TextField())
    )
    is_named = Q()
    for column in ("named", "closed"):
        for ending in ('"', "/"):
            is_named |= Q(**{f"{column}__contains": f'["{wanted}{ending}'})
    return judged.filter(is_named).values("comment")


def by_writer(writer: str) -> Q:
    """Never by a name behind an alias: "c12" of such a comment means the same alias in the same conversation."""
    if writer[0] == "m" and (key := parse_pk(writer[1:])):
        return Q(user=key, alias="")
    if writer[0] == "c" and (key := parse_pk(writer[1:])):
        comment = Comment.objects.filter(pk=key).first()
        return same_writer(comment) if comment else Q(pk=0)
    named = Q(alias="") & (
        Q(user__display_name__icontains=writer)
        | Q(user__username__iexact=writer.removeprefix("@"))
        | Q(user=None, user_name__icontains=writer)
    )
    return named | Q(alias__icontains=writer)


def same_writer(comment: Comment) -> Q:
    """Comments that are known to be by the author of this one, this one included."""
    if comment.alias:
        return Q(conversation=comment.conversation_id, alias=comment.alias)
    if comment.user_id:
        return Q(user=comment.user_id, alias="")
    if comment.user_email:
        return Q(user=None, user_email__iexact=comment.user_email)
    return Q(pk=comment.pk)


def with_text_of(key: int) -> QuerySet[Any]:
    """The keys of comments under a name that read the same as this one."""
    texts = Fingerprint.objects.filter(kind=Fingerprint.Kind.TEXT).order_by()
    return texts.filter(key__in=texts.filter(comment=key).values("key"), comment__alias="").values("comment")
