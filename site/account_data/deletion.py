"""Deletion of an account: requested by the member, or by an administrator, and carried out in every room."""

import logging
from datetime import datetime
from functools import partial

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django_tasks import task

from community.check_ins.reader_deletion import forget_reader
from community.comments.models import Comment
from community.members import handle_change
from community.members.models import User
from community.members.profile_picture import delete_files
from community.moderation.models import MemberNote
from community.spam import examples

from .background import run_in_background
from .deletion_of_articles import erase_articles
from .deletion_of_comments import (
    comments_by,
    delete_comments,
    delete_reactions,
    delete_unconfirmed_comments,
    unlink_mentions,
)
from .member_images import delete_author_page, delete_uploaded_images
from .models import GRACE_PERIOD, DeletionRequest, Export
from .residual_data import delete_messages_and_logs, delete_residual_data

logger = logging.getLogger(__name__)


def request_deletion(member: User, *, keeps_content: bool) -> tuple[DeletionRequest, bool]:
    """Return the member's request, and whether it is new.

    Only a new request has the choice and the time given here: a second one does not postpone the first.
    """
    return DeletionRequest.objects.get_or_create(
        member=member, defaults={"keeps_content": keeps_content, "due_at": timezone.now() + GRACE_PERIOD}
    )


def cancel_deletion(member: User) -> bool:
    """Return False if there was no request, or the account is being deleted already."""
    deleted, _ = DeletionRequest.objects.filter(member=member, started_at=None).delete()
    return deleted > 0


def delete_as_administrator(member: User) -> None:
    """Start now; a task does the rest. The content stays, unless the member had asked to have it erased.

    If the task is lost, the next `manage.py purge` carries it out.
    """
    with transaction.atomic():
        deletion_request, _ = request_deletion(member, keeps_content=True)
        DeletionRequest.objects.filter(pk=deletion_request.pk).update(due_at=timezone.now())
        start(deletion_request)
        transaction.on_commit(lambda: run_in_background(carry_out_deletion, deletion_request.pk), robust=True)


def start(deletion_request: DeletionRequest) -> bool:
    """From here on there is no way back: the member cannot sign in any more, and so writes nothing new.

    Return False if the member has just cancelled the request, or another process carried it out.
    """
    with transaction.atomic():
        locked = DeletionRequest.objects.select_for_update().filter(pk=deletion_request.pk).first()
        if locked and locked.started_at is None:
            DeletionRequest.objects.filter(pk=locked.pk).update(started_at=timezone.now())
            User.objects.filter(pk=locked.member_id).update(is_active=False)
    return locked is not None


@task()
def carry_out_deletion(deletion_request_id: int) -> None:
    if deletion_request := DeletionRequest.objects.filter(pk=deletion_request_id).first():
        delete_account(deletion_request)


def delete_account(deletion_request: DeletionRequest) -> bool:
    """Delete the member, in short transactions. Afterwards no table contains their name or e-mail address.

    Every step finds what is left to do, so a deletion that was killed is carried out from where it was. The account
    goes last, and the request with it. Other people's comments stay, replies to the member included. The moderation log
    keeps its decisions, without the member's name. Return False if the member has just cancelled it, or another process
    deleted the account.
    """
    if not start(deletion_request):
        return False
    member, keeps_content = deletion_request.member, deletion_request.keeps_content
    is_deleted = None
    while is_deleted is None:
        with transaction.atomic():  # first, while it is known which comments are theirs
            MemberNote.objects.filter(Q(member=member) | Q(comment__user=member)).delete()
        delete_comments(member, keeps_content=keeps_content)
        delete_unconfirmed_comments(member)
        delete_reactions(member)
        if not keeps_content:
            erase_articles(member)
            delete_uploaded_images(member)
        delete_author_page(member)
        unlink_mentions(member)
        delete_residual_data(member)
        examples.forget_writer(member)
        is_deleted = delete_row(deletion_request)
    return is_deleted


@transaction.atomic
def delete_row(deletion_request: DeletionRequest) -> bool | None:
    """Return False if another process deleted the account, and None if a comment was saved just before it was closed.

    With the row locked, nothing can be saved any more that points at it.
    """
    member = User.objects.select_for_update().filter(pk=deletion_request.member_id).first()
    if member is None:
        return False
    if comments_by(member).exists():
        return None
    # Locked: a worker may be storing one of these files at this moment.
    for export in Export.objects.select_for_update().filter(member=member):
        export.file.delete(save=False)
    delete_messages_and_logs(member)
    forget_reader(member)
    transaction.on_commit(partial(delete_files, member.picture))
    handle = member.username
    member.delete()
    handle_change.reserve_handle(handle, None)  # nobody else may take it
    return True


def count_comments_of(member: User) -> int:
    """Count the comments the member would leave behind: withdrawn ones have no text left."""
    return Comment.objects.filter(user=member).exclude(status=Comment.Status.WITHDRAWN).count()


def carry_out_deletions(now: datetime) -> int:
    """Delete the accounts that are due; return how many. One that fails is logged and tried again at the next run."""
    count = 0
    for deletion_request in list(DeletionRequest.objects.filter(due_at__lte=now).order_by("pk")):
        try:
            count += delete_account(deletion_request)
        except Exception:
            logger.exception("Deletion %s is still to be done", deletion_request.pk)
    return count
