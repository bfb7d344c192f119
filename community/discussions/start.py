"""A member starts a discussion, or renames it. The text goes the way of every comment: `community.posting.journey`."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from django.db import models, transaction
from django.utils import timezone

from community.comments import saved_drafts, states
from community.comments.drafts import Draft
from community.comments.models import Comment, Conversation, Question
from community.comments.policy.hidden_conversations import refresh_hidden
from community.comments.saving import DUPLICATE_WINDOW
from community.members.models import User
from community.moderation.models import Act, Decision
from community.moderation.sanctions.suspension import hold_writer, refuse_if_suspended
from community.notifications.following import subscriptions
from community.notifications.following.follow_kinds import FOLLOW_KINDS
from community.posting import journey
from community.posting.rate_limits import counted_discussion, counted_post
from community.spam.models import Judgement
from community.spam.verdict_status import STATUS_FOR
from community.text.personal_data import find_personal_data

from .models import Discussion, slug_of
from .tagging import set_tags

Status = Comment.Status
#: The place of the draft of a discussion that is not there yet: no row has this key.
NOT_STARTED = Discussion(pk=0)


@dataclass(frozen=True)
class Started:
    discussion: Discussion
    opening: Comment


@dataclass(frozen=True)
class Chosen:
    """What a starter chooses besides text and topic."""

    is_question: bool = False
    #: Names of tags, and all tags there are.
    tag_names: Sequence[str] = ()
    tags: models.QuerySet[Any] | None = None
    #: What it is started about.
    about: Any = None


NOTHING_CHOSEN = Chosen()


def start(
    draft: Draft,
    *,
    topic: models.Model | None,
    chosen: Chosen = NOTHING_CHOSEN,
    personal_data_confirmed: bool = False,
) -> Started:
    """The journey of a new discussion, from a draft by a member, with a title.

    1. The second of two clicks finds the discussion of the first.
    2. How many a day; then `journey.post`: privacy check, rate limit and filter for title and text together. What they
       raise takes the discussion back as well.
    3. The opening's status decides who sees it. Its starter follows it, and the draft is put away.
    """
    member = draft.member
    if member is None:
        raise ValueError("Only members start discussions.")
    with transaction.atomic():
        User.objects.select_for_update().get(pk=member.pk)
        first = find_duplicate(draft, member)
        if first and first.opening:
            return Started(first, first.opening)
        with counted_discussion(member):
            post = partial(journey.post, personal_data_confirmed=personal_data_confirmed)
            discussion, opening = create_discussion(draft, topic, lambda whole: post(whole).comment)
            if chosen.is_question:
                Question.objects.create(comment=opening, conversation_id=opening.conversation_id)
            if chosen.about is not None:
                Conversation.objects.get_or_create_for(chosen.about)  # its page looks there for discussions
                discussion.about = chosen.about
                discussion.save(update_fields=["about_type", "about_id"])
            if chosen.tags is not None:
                set_tags(discussion, chosen.tag_names, chosen.tags)
            if opening.status != Status.SPAM:
                subscriptions.follow(member, FOLLOW_KINDS["conversation"], discussion)
                saved_drafts.delete(member, NOT_STARTED)
    return Started(discussion, opening)


def create_discussion(
    draft: Draft, topic: models.Model | None, save: Callable[[Draft], Comment]
) -> tuple[Discussion, Comment]:
    """The rows alone; `save` saves the opening. Call it in a transaction."""
    new = Discussion.objects.create(title=draft.title, slug=slug_of(draft.title), topic=topic)
    opening = save(replace(draft, target=new, is_opening=True))
    # What `refresh_columns` would find: nobody has answered yet.
    new.opening, new.is_published = opening, opening.is_published
    new.last_activity_at = opening.published_at or new.created_at
    rows = Discussion.objects.filter(pk=new.pk)
    rows.update(opening=opening, is_published=new.is_published, last_activity_at=new.last_activity_at)
    refresh_hidden([opening.conversation])
    return new, opening


def find_duplicate(draft: Draft, member: User) -> Discussion | None:
    """The same title and text, started within `DUPLICATE_WINDOW`."""
    since = timezone.now() - DUPLICATE_WINDOW
    same = Discussion.objects.filter(title=draft.title, created_at__gte=since, opening__user=member)
    same = same.filter(opening__comment=draft.body).exclude(opening__status__in=[Status.WITHDRAWN, Status.REMOVED])
    return same.with_opening().order_by("pk").first()


def rename(discussion: Discussion, title: str, *, personal_data_confirmed: bool = False) -> bool:
    """The filter reads the new title with the text, and can hide the discussion. False for an unchanged title."""
    opening = discussion.opening
    if opening is None or title == discussion.title:
        return False
    refuse_if_suspended(opening.user, without_name=bool(opening.alias))
    if not personal_data_confirmed and (findings := find_personal_data(title)):
        raise journey.PersonalDataFound(findings)
    with counted_post(opening.user), transaction.atomic():
        hold_writer(opening.user, without_name=bool(opening.alias))
        draft = Draft(
            target=discussion,
            title=title,
            body=opening.comment,
            member=opening.user,
            without_name=bool(opening.alias),
        )
        verdict = journey.judge_edit(draft, opening)
        status = STATUS_FOR[verdict.outcome]
        discussion.title, discussion.slug = title, slug_of(title)
        discussion.earlier_title = discussion.why_renamed = ""  # a moderator's reason was for another title
        discussion.save(update_fields=["title", "slug", "earlier_title", "why_renamed"])
        Judgement.objects.record(opening, verdict)
        if status != Status.PUBLISHED and status != opening.status:
            before = states.change_status(opening, status)
            Decision.objects.record(opening, Act.EDIT, actor=None if opening.alias else opening.user, before=before)
        Conversation.objects.renew_cache_version(opening.conversation_id)
    return True
