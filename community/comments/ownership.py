"""Gives a guest's comments to the member that the guest has become."""

from collections.abc import Collection

from django.db import transaction

from community.members.models import User

from .models import Comment, Conversation


def give_to_member(comments: Collection[int], member: User) -> None:
    """From now on these guests' comments, by id, are by the member: the name beside them is the member's, and the name
    and address that were typed are deleted."""
    with transaction.atomic():
        theirs = Comment.objects.filter(pk__in=comments, user=None)
        conversations = set(theirs.values_list("conversation", flat=True))
        theirs.update(user=member, user_name="", user_email="", user_url="")
        for pk in sorted(conversations):
            Conversation.objects.renew_cache_version(pk)
