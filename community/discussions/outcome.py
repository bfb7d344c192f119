"""How it turned out: a comment by the starter, marked as the outcome and shown on top of the discussion as well."""

from dataclasses import replace
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from community.comments import saved_drafts
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation
from community.notifications.announcements import send_announcement
from community.notifications.models import Kind, Preferences
from community.posting import journey

from .models import Discussion

Status = Comment.Status

HAS_ONE = (
    "You have said already how it turned out. Change that, or withdraw it and write anew. Your text is still here, so "
    "that you can copy it, or post it as a comment."
)
#: By then most things have turned out.
ASKED_AFTER = timedelta(days=30)
#: What was started earlier than this is not brought up again.
NOT_ASKED_AFTER = timedelta(days=90)
#: So many starters are asked in one run of the timer.
BATCH = 200


class OutcomeNotAllowed(Exception):
    """The message says why."""


def outcome_of(discussion: Discussion) -> Comment | None:
    """The latest one that is published or waits for a moderator."""
    opening = discussion.opening
    if opening is None:
        return None
    # One of a discussion that was merged into this one is by somebody else.
    said = Comment.objects.filter(conversation=opening.conversation_id, is_outcome=True, user=opening.user_id)
    found = said.filter(status__in=[Status.PUBLISHED, Status.HELD]).exclude(pk=opening.pk)
    return found.select_related("user").order_by("-pk").first()


def say_how_it_turned_out(discussion: Discussion, draft: Draft, *, personal_data_confirmed: bool = False) -> Comment:
    """The journey of every comment, under the name or alias of the opening. Followers are told by `notify`, once.

    Raises what `journey.post` raises, and `OutcomeNotAllowed` if there is one.
    """
    opening = discussion.opening
    if opening is None or opening.user_id is None or draft.member is None or opening.user_id != draft.member.pk:
        raise ValueError("Only the starter knows how it turned out.")
    outcome = replace(draft, reply_to=None, without_name=bool(opening.alias), is_outcome=True)
    with transaction.atomic():
        Conversation.objects.select_for_update().get(pk=opening.conversation_id)
        present = outcome_of(discussion)
        if present and present.comment != outcome.body:  # the second of two clicks finds the first one
            raise OutcomeNotAllowed(HAS_ONE)
        posted = journey.post(outcome, personal_data_confirmed=personal_data_confirmed)
        if posted.comment.status != Status.SPAM:
            saved_drafts.delete(draft.member, discussion, opening)
    return posted.comment


def ask_how_it_turned_out(now: datetime | None = None) -> int:
    """Tells starters, once, that others would like to know. Not those who have switched it off, or have said it.
    Returns how many were asked."""
    now = now or timezone.now()
    due = Discussion.objects.published().filter(
        outcome_asked_at=None, answer_count__gt=0, opening__user__is_active=True
    )
    due = due.filter(created_at__lte=now - ASKED_AFTER, created_at__gt=now - NOT_ASKED_AFTER).with_opening()
    asked = 0
    for discussion in due.order_by("pk")[:BATCH]:
        if Discussion.objects.filter(pk=discussion.pk, outcome_asked_at=None).update(outcome_asked_at=now):
            asked += ask(discussion)
    return asked


def ask(discussion: Discussion) -> bool:
    starter = discussion.opening and discussion.opening.user
    if starter is None or outcome_of(discussion) or not Preferences.objects.of(starter).asks_how_it_turned_out:
        return False
    send_announcement(discussion, kind=Kind.OUTCOME, recipients=[starter.pk])
    return True
