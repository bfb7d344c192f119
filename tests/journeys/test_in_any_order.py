"""Whatever is done to a conversation, in whatever order: what is counted is what a recount finds, and what is kept for
readers is what they would get anew."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import given as any_of
from hypothesis import strategies as st

from account_data import expired_comments
from account_data.deletion import delete_account, request_deletion
from community.comments import featuring, reactions
from community.comments.anonymity import AnonymiseNotAllowed
from community.comments.drafts import Draft
from community.comments.editing import EditedElsewhere, NotEditable, fingerprint
from community.comments.models import Comment, Conversation, Feature, Reaction
from community.comments.path import thread_of
from community.comments.saving import save_comment
from community.comments.states import TransitionNotAllowed
from community.conversations import cache
from community.conversations.new_comments import recent_comments_in
from community.conversations.pagination import get_page
from community.conversations.reader import Order, Reader
from community.members.models import CacheVersion, User
from community.moderation.decisions import decide
from community.moderation.models import Act
from community.moderation.refused_decisions import NotDecided
from community.notifications.models import Kind, Notification
from community.posting import journey
from tests.factories import UserFactory
from tests.things.models import Thing

Status = Comment.Status

#: What somebody is told who comes too late, or may not.
REFUSALS = (
    *(NotDecided, TransitionNotAllowed, NotEditable, EditedElsewhere, AnonymiseNotAllowed),
    *(PermissionDenied, featuring.FeatureNotAllowed, reactions.CommentGone),
)


class Tried:
    """One conversation, and everything that can be done in it, by a number for whom and a number for what."""

    def __init__(self) -> None:
        self.thing = Thing.objects.create()
        self.moderator = UserFactory(groups=["Moderators"])
        self.people = [UserFactory() for _ in range(3)]
        self.conversation = Conversation.objects.get_or_create_for(self.thing)
        Conversation.objects.update(allows_anonymity=True)
        self.said = 0
        for _ in range(2):
            self.say(0, 0, Status.PUBLISHED)

    def say(self, who: int, about: int, status: str, *, is_answer: bool = False) -> None:
        published = list(Comment.objects.published().order_by("pk"))
        answered = published[about % len(published)] if is_answer and published else None
        self.said += 1
        draft = Draft(
            target=self.thing,
            body=f"words {self.said} for @{self.moderator.username}",
            member=self.people[who % len(self.people)] if self.people else None,
            without_name=bool(self.people) and about % 3 == 0,
            guest_name="Ann Lee",
            guest_email="ann@example.org",
            reply_to=answered,
        )
        journey.tell(save_comment(draft, status=status)[0])

    def do(self, act: str, who: int, about: int) -> None:
        comments = list(Comment.objects.order_by("pk"))
        comment = comments[about % len(comments)] if comments else None
        member = self.people[who % len(self.people)] if self.people else None
        if act in SAYING:
            self.say(who, about, SAYING[act], is_answer=act.startswith("answer"))
        elif act == "purge":
            expired_comments.purge_spam(timezone.now() + timedelta(days=1))
            expired_comments.purge_unconfirmed_comments(timezone.now() + timedelta(days=1))
        elif member and act in OF_MEMBERS:
            OF_MEMBERS[act](self, member)
        elif comment and act in OF_MODERATORS:
            OF_MODERATORS[act](comment, self.moderator)
        elif comment and member and act in OF_READERS:
            OF_READERS[act](comment, member)

    def go(self, member: User, *, keeps_content: bool) -> None:
        self.people.remove(member)
        delete_account(request_deletion(member, keeps_content=keeps_content)[0])


SAYING = {
    "say": Status.PUBLISHED,
    "say, to be read first": Status.HELD,
    "answer": Status.PUBLISHED,
    "answer again": Status.PUBLISHED,
    "answer, to be read first": Status.HELD,
    "answer, taken for spam": Status.SPAM,
}
OF_MODERATORS: dict[str, Callable[[Comment, User], object]] = {
    **{act.name: lambda comment, by, act=act: decide(comment, act, by=by) for act in (Act.APPROVE, Act.SPAM)},
    **{act.name: lambda comment, by, act=act: decide(comment, act, by=by) for act in (Act.REMOVE, Act.RESTORE)},
    "feature": lambda comment, by: featuring.feature(comment, by=by),
    "feature another": lambda comment, by: featuring.feature(comment, by=by),
    "unfeature": lambda comment, by: featuring.unfeature(comment),
}
OF_READERS: dict[str, Callable[[Comment, User], object]] = {
    "thank": reactions.add_reaction,
    "take thanks back": reactions.remove_reaction,
    "edit": lambda comment, member: change(comment, f"{comment.comment}, more"),
    "edit for the worse": lambda comment, member: change(
        comment, "Free spins: https://casino.example https://x.example"
    ),
    "withdraw": lambda comment, member: journey.withdraw(comment, by=member),
    "take the name off": lambda comment, member: journey.anonymise(comment),
}
OF_MEMBERS: dict[str, Callable[[Tried, User], object]] = {
    "rename": lambda tried, member: User.objects.filter(pk=member.pk).update(display_name=f"Once {member.pk}"),
    "go, with all words": lambda tried, member: tried.go(member, keeps_content=False),
    "go, without the name": lambda tried, member: tried.go(member, keeps_content=True),
}
ACTS = [*SAYING, *OF_MODERATORS, *OF_READERS, *OF_MEMBERS, "purge"]


def change(comment: Comment, words: str) -> None:
    journey.apply_edit(comment, words, instead_of=fingerprint(comment.comment))


def counted(conversation: Conversation) -> dict[object, object]:
    comments = Comment.objects.order_by("pk")
    own = {comment.pk: (comment.nested_count, comment.reaction_count) for comment in comments}
    threads = {comment.pk: comment.thread_max_reactions for comment in comments if not comment.level}
    return {"all": conversation.comment_count, **own, **{f"thread {pk}": most for pk, most in threads.items()}}


def recounted() -> dict[object, object]:
    comments = list(Comment.objects.order_by("pk"))
    there = [comment for comment in comments if comment.is_published]
    thanks = {comment.pk: Reaction.objects.filter(comment=comment).count() for comment in comments}
    own = {
        one.pk: (sum(each.reply_to_id == one.pk or is_below(each, one) for each in there), thanks[one.pk])
        for one in comments
    }
    threads = {
        f"thread {one.pk}": max((thanks[each.pk] for each in there if thread_of(each.path) == one.path), default=0)
        for one in comments
        if not one.level
    }
    return {"all": len(there), **own, **threads}


def is_below(one: Comment, other: Comment) -> bool:
    return one.path != other.path and one.path.startswith(other.path)


def look(tried: Tried) -> None:
    """What readers get now: most of it from what was kept when they looked before."""
    conversation = Conversation.objects.get()
    version = cache.ConversationVersion(
        conversation.pk, conversation.cache_version, *CacheVersion.objects.of(CacheVersion.PEOPLE)
    )
    for reader in (Reader(), *(Reader(member=member) for member in tried.people[:1])):
        assert cache.cached_page(version, reader, order=Order.HELPFUL) == get_page(
            conversation, reader, order=Order.HELPFUL
        )
    assert cache.cached_featured(version) == featuring.featured_in(conversation)
    assert cache.cached_recent(version) == recent_comments_in(conversation)


@pytest.mark.django_db
@settings(
    max_examples=10, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
@any_of(
    steps=st.lists(st.tuples(st.sampled_from(ACTS), st.integers(0, 2), st.integers(0, 11)), min_size=10, max_size=30)
)
def test_in_any_order_the_counts_are_exact_and_nothing_is_shown_that_has_changed(
    steps, django_capture_on_commit_callbacks
):
    with transaction.atomic():
        tried = Tried()
        for step in steps:
            try:
                with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
                    tried.do(*step)
            except REFUSALS:
                pass
            look(tried)
        conversation = Conversation.objects.get()
        published = Comment.objects.published()

        assert counted(conversation) == recounted()
        assert Feature.objects.filter(comment__in=published).count() <= featuring.MAX_FEATURED
        assert not published.filter(published_at=None).exists()
        assert not published.filter(comment="").exists()
        latest = published.aggregate(latest=Max("published_at"))["latest"]
        assert latest is None or conversation.last_comment_at >= latest
        # Of their own comments people are only told what a moderator decided.
        others = Notification.objects.exclude(kind__in=[Kind.APPROVED, Kind.REMOVED, Kind.SPAM])
        assert not others.filter(recipient=F("comment__user")).exists()
        transaction.set_rollback(True)
