"""What a judge needs to know besides the text, looked up before judging."""

from datetime import timedelta

from django.utils import timezone

from community.comments.drafts import Draft
from community.comments.models import Comment
from community.comments.queries import approved_before
from community.members.standing import standing_of

from .verdicts import Circumstances

# Spam repeats itself within hours; a parent who says the same thing next week is only consistent.
REPEATED_WITHIN = timedelta(hours=24)


def circumstances_of(draft: Draft) -> Circumstances:
    approved = approved_before(member=draft.member, guest_email=draft.guest_email)
    return Circumstances(
        standing=standing_of(draft.member, approved=approved),
        seconds_to_write=draft.seconds_to_write,
        honeypot=draft.honeypot,
        copies=Comment.objects.filter(comment=draft.body, submit_date__gte=timezone.now() - REPEATED_WITHIN).count(),
    )
