"""A member goes: asked for, thought over for a day, then done in every room."""

from functools import partial

from django.db import transaction
from django.utils import timezone

from community.comments import helping
from community.comments.models import Comment, Helped
from community.members import renaming
from community.members.models import Stamp, User
from community.members.pictures import forget as forget_picture

from .articles import erase_articles_of
from .models import GRACE, Departure, Export
from .pictures import delete_unused, to_go_with
from .traces import forget_traces_of
from .words import erase_comments_of, take_name_off_comments_of, unlink_mentions_of


def ask_to_leave(member: User, *, keeps_words: bool) -> tuple[Departure, bool]:
    """False beside the departure when it had been asked for before: the first one's hour stays."""
    return Departure.objects.get_or_create(
        member=member, defaults={"keeps_words": keeps_words, "due_at": timezone.now() + GRACE}
    )


def stay_after_all(member: User) -> bool:
    """False when nothing was asked for, or it is too late."""
    gone, _ = Departure.objects.filter(member=member).delete()
    return gone > 0


def depart(departure: Departure) -> None:
    """All of it or nothing: afterwards no table knows the member's name or e-mail.

    What others wrote stays, and so do their replies. The moderation log keeps what was done, without by whom.
    """
    member = departure.member
    handle = member.username
    with transaction.atomic():
        pictures = to_go_with(member, keeps_words=departure.keeps_words)
        if departure.keeps_words:
            take_name_off_comments_of(member)
        else:
            erase_comments_of(member)
            Stamp.objects.renew(Stamp.PEOPLE)  # before that of articles, as everywhere: else two wait for each other
            erase_articles_of(member)
        for thanks in Helped.objects.filter(member=member).select_related("comment"):
            helping.forget_thanks(thanks)
        for export in Export.objects.select_for_update().filter(member=member):  # one may be packed at this moment
            export.file.delete(save=False)
        forget_traces_of(member)
        transaction.on_commit(partial(forget_picture, member.picture))
        member.delete()
        delete_unused(pictures)
        renaming.remember(handle, None)  # and nobody else will ever have it
        unlink_mentions_of(handle)


def comments_left_by(member: User) -> int:
    return Comment.objects.filter(user=member).exclude(status=Comment.Status.WITHDRAWN).count()
