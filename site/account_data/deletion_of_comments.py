"""What happens to a member's comments: under their name, under an alias, and as a guest with their e-mail address."""

from django.db import transaction
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from community.comments import reactions, withdrawal
from community.comments.markdown import to_html
from community.comments.models import Comment, CommentQuerySet, Confirmation, Conversation, Reaction
from community.members.models import User
from community.moderation.models import Act, Appeal, Decision, HelpOffer
from community.notifications.models import Notification
from community.spam import examples
from community.spam.models import Judgement

from .short_transactions import apply_to_locked, batches_by_conversation

Status = Comment.Status

FORMER_MEMBER = "A former member"


def comments_by(member: User) -> CommentQuerySet:
    """Return what the member wrote, as a guest too: both confirmed the same e-mail address, so both are one person.

    A guest's comment that was never confirmed is left out: anybody can type somebody else's address.
    """
    confirmed = Exists(Decision.objects.filter(comment=OuterRef("pk"), act=Act.CONFIRM))
    unconfirmed = Q(status=Status.UNCONFIRMED) | (Q(status=Status.SPAM) & ~confirmed)
    as_guest = Q(user=None, user_email__iexact=member.email) & ~Q(user_email="") & ~unconfirmed
    return Comment.objects.filter(Q(user=member) | as_guest)


def delete_comments(member: User, *, keeps_content: bool) -> None:
    """Keep the text under the name of a former member, or erase it: where others replied, an empty place stays.

    What was written under an alias keeps the alias. A comment that is done is not among `comments_by` any more, so this
    can be killed and run again.
    """
    found = comments_by(member).order_by("conversation_id", "pk")
    for conversation_id, keys in batches_by_conversation(found.values_list("conversation_id", "pk")):
        with transaction.atomic():
            conversation = Conversation.objects.select_for_update().get(pk=conversation_id)
            if keeps_content:
                Conversation.objects.renew_cache_version(conversation_id)
            else:
                withdrawal.withdraw_all(conversation, keys)
                Notification.objects.filter(comment__in=keys).delete()
                Confirmation.objects.filter(comment__in=keys).delete()
                Appeal.objects.filter(decision__comment__in=keys).delete()  # a guest's; a member's go with the account
            HelpOffer.objects.filter(comment__in=keys).delete()
            Judgement.objects.filter(comment__in=keys).erase_evidence()  # it quotes names and e-mail addresses
            examples.take_back(keys)
            Comment.objects.filter(pk__in=keys).erase_author(FORMER_MEMBER)


def delete_unconfirmed_comments(member: User) -> None:
    """Comments with the member's address that nobody confirmed may be somebody else's. Call it when those that are the
    member's are done. They are deleted, unless others have replied to them."""
    # The others have been confirmed in this moment.
    statuses = (Status.UNCONFIRMED, Status.SPAM)
    unconfirmed = Comment.objects.filter(user=None, user_email__iexact=member.email, status__in=statuses)
    apply_to_locked(unconfirmed.filter(nested_count=0, answers=None), CommentQuerySet.delete)
    apply_to_locked(unconfirmed, lambda found: found.update(user_email="", ip_hash=""))


def delete_reactions(member: User) -> None:
    found = Reaction.objects.filter(member=member).order_by("comment__conversation_id", "comment_id")
    pairs = found.values_list("comment__conversation_id", "comment_id")
    for conversation_id, keys in batches_by_conversation(pairs):
        reactions.delete_reactions(conversation_id, keys, member)


def unlink_mentions(member: User) -> None:
    """Render comments that mention the member again: they cannot sign in any more, so it becomes plain text. What
    others wrote is theirs and stays."""
    link = reverse("member-profile", args=[member.username])
    found = Comment.objects.filter(body_html__contains=link).order_by("conversation_id", "pk")
    for conversation_id, keys in batches_by_conversation(found.values_list("conversation_id", "pk")):
        with transaction.atomic():
            Conversation.objects.select_for_update().get(pk=conversation_id)
            for key, body in list(Comment.objects.filter(pk__in=keys).values_list("pk", "comment")):
                Comment.objects.filter(pk=key).update(body_html=to_html(body))
            Conversation.objects.renew_cache_version(conversation_id)
