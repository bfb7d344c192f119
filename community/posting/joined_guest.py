"""What members wrote as guests, with the same address, before they joined.

Only they see it listed. Readers go on seeing the name that was typed until the member asks for their own: somebody may
have been a guest in order not to be known.
"""

from allauth.account.models import EmailAddress
from django.contrib import messages
from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.http import HttpResponse
from django.shortcuts import redirect

from community.comments.models import Comment, CommentQuerySet
from community.comments.ownership import give_to_member
from community.members.decorators import post_required
from community.members.models import User
from community.members.requests import MemberRequest
from community.moderation.models import Act, Decision
from community.notifications.following.subscriptions import take_over_guests
from community.notifications.models import Notification

Status = Comment.Status

TAKEN_OVER = "Done: what you wrote as a guest is under your name now, and you can withdraw it like everything of yours."
NOTHING_TO_TAKE_OVER = "Nothing was changed: there's no comment that was confirmed with your address."


def written_as_guest(member: User) -> CommentQuerySet:
    """Both the guest and the member have confirmed the address; of what was written on another site, the member alone.
    Newest first, without what is not on a page."""
    address = EmailAddress.objects.filter(user=member, verified=True, email__iexact=OuterRef("user_email"))
    confirmed = Decision.objects.filter(comment=OuterRef("pk"), act=Act.CONFIRM)
    theirs = Comment.objects.filter(user=None, user_email__iexact=member.email)
    shown = theirs.filter(status__in=[Status.PUBLISHED, Status.HELD])
    return shown.filter(Exists(address), Exists(confirmed) | Q(is_imported=True)).newest_first()


def is_confirmed(member: User) -> bool:
    return EmailAddress.objects.filter(user=member, verified=True, email__iexact=member.email).exists()


@post_required(redirect_to="member-edit")
def take_over(request: MemberRequest) -> HttpResponse:
    """Puts the member's name on all of these comments."""
    with transaction.atomic():
        comments = list(written_as_guest(request.user).values_list("pk", flat=True))
        give_to_member(comments, request.user)
        Notification.objects.filter(recipient=request.user, comment__in=comments).delete()
        if is_confirmed(request.user):
            take_over_guests(request.user, request.user.email)
    if comments:
        messages.success(request, TAKEN_OVER)
    else:
        messages.info(request, NOTHING_TO_TAKE_OVER)
    return redirect(request.user)
