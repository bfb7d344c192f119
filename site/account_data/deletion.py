"""Deletion of an account: requested by the member, carried out a day later, in every room."""

import logging
from datetime import datetime
from functools import partial

from django.db import transaction
from django.utils import timezone

from community.comments import reactions
from community.comments.models import Comment, Reaction
from community.members import handle_change
from community.members.models import CacheVersion, User
from community.members.profile_picture import delete_files

from .deletion_of_articles import erase_articles
from .deletion_of_comments import anonymise_comments, erase_comments, unlink_mentions
from .member_images import delete_unused_images, images_to_delete
from .models import GRACE_PERIOD, DeletionRequest, Export
from .residual_data import delete_residual_data

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
    deleted, _ = DeletionRequest.objects.filter(member=member).delete()
    return deleted > 0


def delete_account(deletion_request: DeletionRequest) -> None:
    """Delete the member in one transaction. Afterwards no table contains their name or e-mail address.

    Other people's comments stay, replies to the member included. The moderation log keeps its decisions, without the
    member's name.
    """
    member = deletion_request.member
    handle = member.username
    with transaction.atomic():
        images = images_to_delete(member, keeps_content=deletion_request.keeps_content)
        if deletion_request.keeps_content:
            anonymise_comments(member)
        else:
            erase_comments(member)
            # Lock the cache version of people before that of articles, as everywhere, or two transactions deadlock.
            CacheVersion.objects.renew(CacheVersion.PEOPLE)
            erase_articles(member)
        for reaction in Reaction.objects.filter(member=member).select_related("comment"):
            reactions.delete_reaction(reaction)
        # Locked: a worker may be storing one of these files at this moment.
        for export in Export.objects.select_for_update().filter(member=member):
            export.file.delete(save=False)
        delete_residual_data(member)
        transaction.on_commit(partial(delete_files, member.picture))
        member.delete()
        delete_unused_images(images)
        handle_change.reserve_handle(handle, None)  # nobody else may take it
        unlink_mentions(handle)


def count_comments_of(member: User) -> int:
    """Count the comments the member would leave behind: withdrawn ones have no text left."""
    return Comment.objects.filter(user=member).exclude(status=Comment.Status.WITHDRAWN).count()


def carry_out_deletions(now: datetime) -> int:
    """Delete the accounts that are due; return how many. One that fails is logged and tried again at the next run."""
    count = 0
    for pk in list(DeletionRequest.objects.filter(due_at__lte=now).values_list("pk", flat=True)):
        try:
            count += _carry_out_deletion(pk)
        except Exception:
            logger.exception("Departure %s is still to be done", pk)
    return count


@transaction.atomic
def _carry_out_deletion(pk: int) -> bool:
    """Return False if the member has just cancelled it, or another process carried it out."""
    deletion_request = DeletionRequest.objects.select_for_update().filter(pk=pk).first()
    if deletion_request:
        delete_account(deletion_request)
    return deletion_request is not None
