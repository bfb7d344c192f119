"""A member goes: asked for, thought over for a day, then done in every room."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from community.comments import reactions
from community.comments.models import Comment, Reaction
from community.members import handle_change
from community.members.models import CacheVersion, User
from community.members.profile_picture import delete_files as forget_picture

from .deletion_of_articles import erase_articles
from .deletion_of_comments import anonymise_comments, erase_comments, unlink_mentions
from .member_images import delete_unused_images, images_to_delete
from .models import GRACE_PERIOD, DeletionRequest, Export
from .residual_data import delete_residual_data


def request_deletion(member: User, *, keeps_content: bool) -> tuple[DeletionRequest, bool]:
    """False beside the deletion_request when it had been asked for before: the first one's hour stays."""
    return DeletionRequest.objects.get_or_create(
        member=member, defaults={"keeps_content": keeps_content, "due_at": timezone.now() + GRACE_PERIOD}
    )


def cancel_deletion(member: User) -> bool:
    """False when nothing was asked for, or it is too late."""
    gone, _ = DeletionRequest.objects.filter(member=member).delete()
    return gone > 0


def delete_account(deletion_request: DeletionRequest) -> None:
    """All of it or nothing: afterwards no table knows the member's name or e-mail.

    What others wrote stays, and so do their replies. The moderation log keeps what was done, without by whom.
    """
    member = deletion_request.member
    handle = member.username
    with transaction.atomic():
        pictures = images_to_delete(member, keeps_content=deletion_request.keeps_content)
        if deletion_request.keeps_content:
            anonymise_comments(member)
        else:
            erase_comments(member)
            CacheVersion.objects.renew(
                CacheVersion.PEOPLE
            )  # before that of articles, as everywhere: else two wait for each other
            erase_articles(member)
        for thanks in Reaction.objects.filter(member=member).select_related("comment"):
            reactions.delete_reaction(thanks)
        for export in Export.objects.select_for_update().filter(member=member):  # one may be packed at this moment
            export.file.delete(save=False)
        delete_residual_data(member)
        transaction.on_commit(partial(forget_picture, member.picture))
        member.delete()
        delete_unused_images(pictures)
        handle_change.reserve_handle(handle, None)  # and nobody else will ever have it
        unlink_mentions(handle)


def comment_count_of(member: User) -> int:
    return Comment.objects.filter(user=member).exclude(status=Comment.Status.WITHDRAWN).count()
