"""Looks up what the filter needs to know besides the text."""

from datetime import timedelta

from django.utils import timezone

from community.comments.comment_queries import count_approved, current_standing
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.members.standing import Standing, anonymous_standing

from .verdicts import Circumstances

# Spam repeats itself within hours; a parent who says the same thing next week is only consistent.
REPEAT_WINDOW = timedelta(hours=24)


def circumstances_of(draft: Draft) -> Circumstances:
    """Who writes, how quickly, how often before, and where; asks the database and the clock."""
    conversation = Conversation.objects.find(draft.target)
    return Circumstances(
        standing=standing_behind(draft),
        seconds_to_write=draft.seconds_to_write,
        honeypot=draft.honeypot,
        copies=Comment.objects.filter(comment=draft.body, submit_date__gte=timezone.now() - REPEAT_WINDOW).count(),
        is_read_first=conversation is not None and conversation.is_read_first,
    )


def standing_behind(draft: Draft) -> Standing:
    """The writer's standing; staff who write without their name are judged as members, or it would give them away."""
    if draft.member and draft.without_name:
        return anonymous_standing(draft.member, approved=count_approved(member=draft.member))
    return current_standing(draft.member, guest_email=draft.guest_email)
