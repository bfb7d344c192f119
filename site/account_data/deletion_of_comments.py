"""What happens to a member's comments: under their name, under an alias, and as a guest with their e-mail address."""

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
    """Return what the member wrote, as a guest too: both confirmed the same e-mail address, so both are one person.

    A guest's comment that was never confirmed is left out: anybody can type somebody else's address.
    """
    confirmed = Exists(Decision.objects.filter(comment=OuterRef("pk"), act=Act.CONFIRM))
    unconfirmed = Q(status=Status.UNCONFIRMED) | (Q(status=Status.SPAM) & ~confirmed)
    as_guest = Q(user=None, user_email__iexact=member.email) & ~unconfirmed
    return Comment.objects.filter(Q(user=member) | as_guest)


def erase_comments(member: User) -> None:
    """Erase the text of every comment. Where others replied, an empty place stays."""
    comments = list(comments_by(member).order_by("pk"))
    for comment in comments:
        if comment.status in {Status.REMOVED, Status.WITHDRAWN}:
            erase_content(comment)
        else:
            withdraw(comment)
    Notification.objects.filter(comment__in=comments).delete()
    Confirmation.objects.filter(comment__in=comments).delete()
    _erase_authorship([comment.pk for comment in comments], member)


def anonymise_comments(member: User) -> None:
    """Keep the text under the name of a former member. What was written under an alias keeps the alias."""
    _erase_authorship(list(comments_by(member).values_list("pk", flat=True)), member)


def _erase_authorship(keys: list[int], member: User) -> None:
    Comment.objects.filter(pk__in=keys).update(user=None, user_name=FORMER_MEMBER, user_email="", ip_hash="")
    Judgement.objects.filter(comment__in=keys).erase_evidence()  # evidence quotes names and e-mail addresses
    # Unconfirmed comments with this address may be somebody else's. Deleted, unless others have replied to them.
    unconfirmed = Comment.objects.filter(user=None, user_email__iexact=member.email)
    unconfirmed.filter(nested_count=0, answers=None).delete()
    unconfirmed.update(user_email="", ip_hash="")


def unlink_mentions(handle: str) -> None:
    """Render comments that mention the handle again, so that it is plain text. Their text is others' and stays."""
    link = reverse("member-profile", args=[handle])
    for comment in Comment.objects.filter(body_html__contains=link):
        Comment.objects.filter(pk=comment.pk).update(body_html=to_html(comment.comment))
