"""Which notes a moderator sees, and writing and deleting them. Both are rows of the log, without the words: a note can
be deleted, and the log cannot."""

from django.db import transaction

from community.comments.models import Comment
from community.members.models import User
from community.moderation.desk.comment_filters import same_writer
from community.moderation.models import Decision, MemberNote, SanctionAct
from community.text.cleaning import clean_for_storage

#: Shown beside a case or on a profile.
MOST = 10


class OwnNote(Exception):
    """Nobody writes about themselves."""

    def __init__(self) -> None:
        super().__init__("That’s you: other moderators write notes about you.")


def notes_about_member(member: User) -> list[MemberNote]:
    """Those under their name. What was noted beside a comment without one would tell who wrote it."""
    return list(MemberNote.objects.filter(member=member).select_related("by")[:MOST])


def notes_about_writer(comment: Comment) -> list[MemberNote]:
    """Those about whom a moderator may know to have written it: the member by name, the alias in its conversation, or
    the guest."""
    if comment.user and not comment.alias:
        return notes_about_member(comment.user)
    by_writer = Comment.objects.filter(same_writer(comment)).values("pk")
    return list(MemberNote.objects.filter(comment__in=by_writer).select_related("by")[:MOST])


def write_note(text: str, *, by: User, member: User | None = None, comment: Comment | None = None) -> MemberNote:
    """About a member, or about who wrote the comment. Raises `OwnNote`; not beside a comment without a name, where the
    refusal would say whose it is."""
    if comment and comment.user and not comment.alias:
        member, comment = comment.user, None
    if member == by:
        raise OwnNote
    with transaction.atomic():
        note = MemberNote.objects.create(
            member=member, comment=None if member else comment, text=clean_for_storage(text).strip(), by=by
        )
        Decision.objects.create(member=note.member, comment=note.comment, act=SanctionAct.NOTE, actor=by)
    return note


def delete_note(note: MemberNote, *, by: User) -> None:
    with transaction.atomic():
        Decision.objects.create(member=note.member, comment=note.comment, act=SanctionAct.NO_NOTE, actor=by)
        note.delete()
