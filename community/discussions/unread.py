"""What is new to a member in each discussion of a list, since they read it last."""

from django.contrib.contenttypes.models import ContentType
from django.db.models import Func, IntegerField, OuterRef, Q, Subquery

from community.comments.models import Comment, Visit
from community.conversations.mutes import Mutes
from community.members.models import User

from .models import Discussion

#: More are not counted, so that the list costs the same after a year away.
MAX_COUNTED = 100


def unread_counts(discussions: list[Discussion], member: User | None, mutes: Mutes) -> dict[int, int]:
    """By key of those that the member has read: how many others wrote there since, up to `MAX_COUNTED`. One query.

    Not those by people whom the member has muted, unless under an alias.
    """
    if member is None:
        return {}
    here = {"conversation__content_type": ContentType.objects.get_for_model(Discussion)}
    visits = Visit.objects.filter(member=member, conversation__object_id__in=[each.pk for each in discussions], **here)
    since = Comment.objects.published().filter(
        conversation=OuterRef(OuterRef("conversation")), published_at__gt=OuterRef(OuterRef("seen_at"))
    )
    by_others = ~Q(user=member) & ~Q(user__in=mutes.people, alias="") | Q(user=None)
    since = since.filter(by_others, is_opening=False)
    counted = Comment.objects.filter(pk__in=since.values("pk")[:MAX_COUNTED]).order_by()
    number = counted.annotate(number=Func("pk", function="COUNT", output_field=IntegerField())).values("number")
    return dict(visits.annotate(unread=Subquery(number)).values_list("conversation__object_id", "unread"))
