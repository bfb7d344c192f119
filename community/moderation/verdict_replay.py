"""What today's rules say of past comments: grouped by the reason, done to a whole group, and put back."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from django.db import transaction
from django.utils import timezone

from community.comments import states
from community.comments.drafts import Draft
from community.comments.models import Comment, CommentQuerySet
from community.members.models import User
from community.spam.counterfactual import obstacles
from community.spam.judge import judge_text
from community.spam.model_in_use import ModelInUse, model_in_use
from community.spam.models import Judgement
from community.spam.normalise import normalise_comment
from community.spam.verdict_status import STATUS_FOR
from community.spam.verdicts import Verdict

from .decisions import tell
from .models import Act, Decision, Replay

Status = Comment.Status

#: A moderator's word about a comment stands: the filter is not asked again.
WORDS_OF_MODERATORS = (Act.APPROVE, Act.SPAM, Act.REMOVE, Act.RESTORE, Act.KEEP)
#: In these the filter put comments; the others are for people to end.
JUDGED = (Status.PUBLISHED, Status.HELD, Status.SPAM)
BATCH = 200


@dataclass(frozen=True)
class Replayed:
    comment: Comment
    verdict: Verdict
    #: The status that the comment has by today's rules.
    status: str
    #: What made, or would have made, the difference: the name of evidence, or of a gate.
    reason: str

    @property
    def is_change(self) -> bool:
        return self.status != self.comment.status

    @property
    def group(self) -> str:
        """ "held-spam/trade/crypto": from which status to which, and why."""
        return f"{self.comment.status}-{self.status}/{self.reason}"


def replayable(comments: CommentQuerySet) -> CommentQuerySet:
    """Those of these comments whose status is the filter's, with what is needed to judge them again."""
    judged = comments.filter(status__in=JUDGED, judgements__isnull=False).exclude(comment="")
    undecided = judged.exclude(decisions__act__in=WORDS_OF_MODERATORS).distinct().order_by("pk")
    related = undecided.select_related("user", "conversation__content_type")
    return related.prefetch_related("judgements", "conversation__target")


def replay(comments: CommentQuerySet, *, most: int | None = None) -> Iterator[Replayed]:
    """Judge again, in the circumstances that were kept; changes nothing. What nothing is known of is left out.

    `most`: only so many, the oldest first; None for all.
    """
    used = model_in_use()
    for comment in replayable(comments)[:most].iterator(BATCH):
        if replayed := judge_again(comment, used):
            yield replayed


def judge_again(comment: Comment, used: ModelInUse) -> Replayed | None:
    before = comment.judgements.all()[0].verdict
    target = comment.conversation.target
    if before.circumstances is None or target is None:
        return None
    draft = Draft(
        target=target,
        title=target.title if comment.is_opening else "",
        body=comment.comment,
        member=comment.user,
        guest_name=comment.user_name,
        without_name=bool(comment.alias),
    )
    text = normalise_comment(draft.full_text, name=draft.name)
    verdict = judge_text(
        text, circumstances=before.circumstances, model=used.model, shadow=used.shadow, settings=used.settings
    )
    status = status_after(comment, verdict)
    # What is released is grouped by what had held it.
    reasons = obstacles(before if status == Status.PUBLISHED else verdict)
    heaviest = max(reasons, key=lambda one: one.weight, default=None)
    # What is compared with later comments stays as it was read first.
    return Replayed(comment, replace(verdict, read=None), status, heaviest.name if heaviest else "other")


def status_after(comment: Comment, verdict: Verdict) -> str:
    """A guest whose comment was refused has not confirmed the address, so a moderator looks before it is published."""
    status = STATUS_FOR[verdict.outcome]
    if comment.user_id is None and comment.status == Status.SPAM and status == Status.PUBLISHED:
        return Status.HELD
    return status


def act_on(group: str, found: Iterable[Replayed], *, by: User) -> Replay:
    """Give every comment of this group the status by today's rules. Each is a row of the log; the filter learns nothing
    from its own word. Comments that somebody has decided about meanwhile stay as they are."""
    done = Replay.objects.create(group=group, by=by)
    for one in found:
        if one.group == group:
            with transaction.atomic():
                _act(one, done, by)
    return done


def _act(one: Replayed, done: Replay, by: User) -> None:
    try:
        before = states.change_status(one.comment, one.status, expected={one.comment.status})
    except states.TransitionNotAllowed:
        return
    Judgement.objects.record(one.comment, one.verdict)
    decision = Decision.objects.record(one.comment, Act.REPLAY, actor=by, before=before, replay=done)
    transaction.on_commit(lambda: tell(one.comment, decision, by), robust=True)


def undo(done: Replay, *, by: User) -> int:
    """Put back what this replay changed, and nobody has changed since. Returns how many."""
    put_back = 0
    for decision in done.decisions.filter(act=Act.REPLAY, comment__isnull=False).select_related("comment"):
        with transaction.atomic():
            put_back += _undo(decision, by)
    done.undone_at = timezone.now()
    done.save(update_fields=["undone_at"])
    return put_back


def _undo(decision: Decision, by: User) -> bool:
    comment, done = decision.comment, decision.replay
    if comment is None or done is None or comment.decisions.values_list("pk", flat=True).first() != decision.pk:
        return False
    try:
        before = states.change_status(comment, decision.status_before, expected={decision.status_after})
    except states.TransitionNotAllowed:
        return False
    since = comment.judgements.filter(created_at__gte=done.created_at).order_by("pk")
    Judgement.objects.filter(pk__in=since.values("pk")[:1]).delete()
    undone = Decision.objects.record(comment, Act.UNDO, actor=by, before=before, replay=done)
    transaction.on_commit(lambda: tell(comment, undone, by), robust=True)
    return True
