"""What a member has muted, asked in the query for notifications: e-mails are made long after they were written."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef, Q

from community.comments.models import Mute


def muted() -> Q:
    """Of notifications: those about a comment that the recipient does not want to read. Never one of their own.

    An alias is muted by itself, never with the member behind it.
    """
    own = Mute.objects.filter(member=OuterRef("recipient"))
    path = ExpressionWrapper(OuterRef("comment__path"), output_field=CharField())
    branch = own.exclude(branch=None).annotate(told=path).filter(told__startswith=F("branch__path"))
    alias = own.exclude(alias="").filter(
        conversation=OuterRef("comment__conversation"), alias=OuterRef("comment__alias")
    )
    person = own.filter(person=OuterRef("comment__user"))
    is_own = Q(comment__user__isnull=False, comment__user=F("recipient"))
    return ~is_own & (Q(Exists(branch)) | Q(Exists(alias)) | Q(Exists(person), comment__alias=""))
