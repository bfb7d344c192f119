"""What moderators' decisions teach the filter: rows that are written with the decision, and go with the writer."""

from collections.abc import Collection
from datetime import timedelta

from django.db import transaction
from django.db.models import Q, Sum
from django.utils import timezone

from community.comments.models import Comment
from community.members.models import User

from .learning.near_copies import count_near, simhash
from .learning.training import features_of
from .learning_thread import learn_in_background
from .models import Example, ExampleCounter, Fingerprint
from .models.example import pack_features
from .normalise import normalise_comment
from .settings_in_use import settings_in_use
from .writer_key import writer_key

#: Nobody's comments shall be all that the filter knows.
MOST_OF_A_WRITER = 20
#: The tenth copy of a text teaches nothing more.
MOST_NEAR_COPIES = 3
#: One moderator in one day may add so much of all that has been learned, so that a mistake, or a stolen account, stays
#: small. What a site begins with counts as so much.
MOST_OF_A_DAY = 0.1
WEIGHT_OF_SEEDS = 400.0


def learn_from(comment: Comment, *, is_spam: bool, moderator: User | None, decision_id: int | None) -> Example | None:
    """Keep what this decision says about the comment, instead of what an earlier one said. None if the writer, or the
    text, has taught enough. Call it in the transaction of the decision."""
    text, judgement = normalise_comment(comment.comment), comment.judgements.first()
    writer, fingerprint = writer_key(comment.user_id, comment.user_email), simhash(text)
    number = ExampleCounter.objects.next_number()  # locks, so that two decisions count each other
    Example.objects.filter(comment=comment).delete()
    if _has_taught_enough(writer, fingerprint):
        return None
    example = Example.objects.create(
        number=number,
        comment=comment,
        is_spam=is_spam,
        weight=weight_left(moderator),
        features=pack_features(features_of(text, settings_in_use().lists)),
        simhash=fingerprint,
        writer=writer,
        moderator=moderator,
        decision_id=decision_id,
        score=judgement.verdict.score_of_text if judgement and judgement.evidence else None,
        outcome=judgement.outcome if judgement else "",
    )
    transaction.on_commit(learn_in_background, robust=True)
    return example


def _has_taught_enough(writer: str, fingerprint: int) -> bool:
    if writer and Example.objects.filter(writer=writer).count() >= MOST_OF_A_WRITER:
        return True
    return count_near(fingerprint, Example.objects.values_list("simhash", flat=True)) >= MOST_NEAR_COPIES


def weight_left(moderator: User | None) -> float:
    """What one more example of this moderator may count today: 1, or what is left of a tenth of everything."""
    today = Q(moderator=moderator, created_at__gte=timezone.now() - timedelta(days=1))
    sums = Example.objects.aggregate(all=Sum("weight", default=0.0), today=Sum("weight", filter=today, default=0.0))
    most = MOST_OF_A_DAY * (WEIGHT_OF_SEEDS + sums["all"] - sums["today"])
    return max(0.0, min(1.0, most - sums["today"]))


def forget(comment_ids: Collection[int]) -> int:
    """The writer took these comments back, or a moderator said "do not learn from this". What a model has learned of
    them goes when it is next trained from scratch."""
    return Example.objects.filter(comment__in=comment_ids).delete()[0]


def take_back(comment_ids: Collection[int]) -> None:
    """The writer took these comments back: besides, nothing is compared with them any more."""
    Fingerprint.objects.filter(comment__in=comment_ids).delete()
    forget(comment_ids)


def forget_writer(member: User) -> int:
    """Everything this member taught, as a member and as a guest with the same address; also by comments whose rows are
    gone."""
    keys = [writer_key(member.pk, ""), writer_key(None, member.email)]
    Fingerprint.objects.filter(writer__in=keys).exclude(writer="").update(writer="")
    return Example.objects.filter(writer__in=keys).exclude(writer="").delete()[0]
