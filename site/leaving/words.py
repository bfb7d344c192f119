"""What becomes of the comments of somebody who goes."""

from django.urls import reverse

from community.comments.markdown import to_html
from community.comments.models import Comment
from community.comments.withdrawing import scrub, withdraw
from community.members.models import User
from community.notifications.models import Notice
from community.spam.models import Judgement

Status = Comment.Status

FORMER_MEMBER = "A former member"


def erase_comments_of(member: User) -> None:
    """The words of every comment go; a tombstone stays where others replied."""
    for comment in Comment.objects.filter(user=member).order_by("pk"):
        if comment.status in {Status.REMOVED, Status.WITHDRAWN}:
            scrub(comment)
        else:
            withdraw(comment)
    Notice.objects.filter(comment__user=member).delete()
    Judgement.objects.filter(comment__user=member).update(evidence=[])
    forget_guest(member.email)
    Comment.objects.filter(user=member).update(user=None, user_name=FORMER_MEMBER)


def take_name_off_comments_of(member: User) -> None:
    """The words stay, said by a former member; an anonymous one keeps its alias."""
    Comment.objects.filter(user=member).update(user=None, user_name=FORMER_MEMBER, user_email="", address_hash="")
    forget_guest(member.email)


def forget_guest(email: str) -> None:
    """What they wrote as a guest with the same address, before they joined: it stays, the address goes."""
    Comment.objects.filter(user=None, user_email__iexact=email).update(user_email="", address_hash="")


def unlink_mentions_of(handle: str) -> None:
    """Where others mentioned them, the handle is a word again and no link. It is others' words: it stays."""
    link = reverse("member-profile", args=[handle])
    for comment in Comment.objects.filter(body_html__contains=link):
        Comment.objects.filter(pk=comment.pk).update(body_html=to_html(comment.comment))
