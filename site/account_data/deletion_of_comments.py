"""What becomes of the comments of somebody who goes: by name, under an alias, and as the guest they were before."""

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from community.comments.markdown import to_html
from community.comments.models import Comment, CommentQuerySet, Confirmation
from community.comments.withdrawal import erase_content, withdraw
from community.members.models import User
from community.moderation.models import Act, Decision
from community.notifications.models import Notification
from community.spam.models import Judgement

Status = Comment.Status

FORMER_MEMBER = "A former member"


def comments_by(member: User) -> CommentQuerySet:
    """As a guest with the same address as well: it is confirmed in both places, so it is the same person.

    What waits for that, or was refused before it, may be by anybody who typed the address.
    """
    confirmed = Exists(Decision.objects.filter(comment=OuterRef("pk"), act=Act.CONFIRM))
    by_anybody = Q(status=Status.UNCONFIRMED) | (Q(status=Status.SPAM) & ~confirmed)
    as_guest = Q(user=None, user_email__iexact=member.email) & ~by_anybody
    return Comment.objects.filter(Q(user=member) | as_guest)


def erase_comments(member: User) -> None:
    """The words of every comment go; a tombstone stays where others replied."""
    said = list(comments_by(member).order_by("pk"))
    for comment in said:
        if comment.status in {Status.REMOVED, Status.WITHDRAWN}:
            erase_content(comment)
        else:
            withdraw(comment)
    Notification.objects.filter(comment__in=said).delete()
    Confirmation.objects.filter(comment__in=said).delete()
    _erase_authorship([comment.pk for comment in said], member)


def anonymise_comments(member: User) -> None:
    """The words stay, said by a former member; an anonymous one keeps its alias."""
    _erase_authorship(list(comments_by(member).values_list("pk", flat=True)), member)


def _erase_authorship(keys: list[int], member: User) -> None:
    Comment.objects.filter(pk__in=keys).update(user=None, user_name=FORMER_MEMBER, user_email="", ip_hash="")
    Judgement.objects.filter(comment__in=keys).erase_evidence()  # the filter quotes names and addresses
    # Never confirmed, so perhaps somebody else's joke: gone with the address, unless others have answered meanwhile.
    left = Comment.objects.filter(user=None, user_email__iexact=member.email)
    left.filter(nested_count=0, answers=None).delete()
    left.update(user_email="", ip_hash="")


def unlink_mentions(handle: str) -> None:
    """Where others mentioned them, the handle is a word again and no link. It is others' words: it stays."""
    link = reverse("member-profile", args=[handle])
    for comment in Comment.objects.filter(body_html__contains=link):
        Comment.objects.filter(pk=comment.pk).update(body_html=to_html(comment.comment))
