"""What moderators' decisions teach the filter: rows that are written with the decision, and go with the writer."""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.db.models import Count, Q, Sum, prefetch_related_objects
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
#: A text is compared with so many of the newest examples.
MOST_COMPARED = 10_000
#: One moderator in one day may add so much of all that has been learned, so that a mistake, or a stolen account, stays
#: small. What a site begins with counts as so much.
MOST_OF_A_DAY = 0.1
WEIGHT_OF_SEEDS = 400.0


def learn_from(comment: Comment, *, is_spam: bool, moderator: User | None, decision_id: int | None) -> Example | None:
    """Keep what this decision says about the comment, instead of what an earlier one said. None if the writer, or the
    text, has taught enough. Call it in the transaction of the decision."""
    found = learn_from_many({comment: decision_id}, is_spam=is_spam, moderator=moderator)
    return found[0] if found else None


def learn_from_many(comments: Mapping[Comment, int | None], *, is_spam: bool, moderator: User | None) -> list[Example]:
    """`learn_from` for many comments, each with the key of its row in the log, one after the other: what the first one
    teaches counts for the next. In a constant number of queries."""
    number = ExampleCounter.objects.next_number(len(comments))  # locks, so that two decisions count each other
    Example.objects.filter(comment__in=comments).delete()
    texts = [normalise_comment(comment.comment) for comment in comments]
    lists = settings_in_use().lists
    prefetch_related_objects(list(comments), "judgements")
    taught = _Taught.so_far([writer_key(comment.user_id, comment.user_email) for comment in comments], moderator)
    examples = []
    for at, (comment, decision_id) in enumerate(comments.items()):
        writer, fingerprint = writer_key(comment.user_id, comment.user_email), simhash(texts[at])
        if taught.is_enough(writer, fingerprint):
            continue
        judgement = next(iter(comment.judgements.all()), None)
        example = Example(
            number=number + at,
            comment=comment,
            is_spam=is_spam,
            weight=taught.weight_left,
            features=pack_features(features_of(texts[at], lists)),
            simhash=fingerprint,
            writer=writer,
            moderator=moderator,
            decision_id=decision_id,
            score=judgement.verdict.score_of_text if judgement and judgement.evidence else None,
            outcome=judgement.outcome if judgement else "",
        )
        examples.append(example)
        taught.add(example)
    Example.objects.bulk_create(examples)
    if examples:
        transaction.on_commit(learn_in_background, robust=True)
    return examples


@dataclass
class _Taught:
    """What is known so far, and grows with every example."""

    by_writer: Counter[str]
    simhashes: list[int]
    #: How much all but this moderator's examples of today count, and how much those count.
    weight_of_others: float
    weight_of_today: float

    @classmethod
    def so_far(cls, writers: Collection[str], moderator: User | None) -> "_Taught":
        counted = Example.objects.filter(writer__in=set(writers) - {""}).order_by().values_list("writer")
        return cls(
            Counter(dict(counted.annotate(count=Count("pk")))),
            list(Example.objects.order_by("-number").values_list("simhash", flat=True)[:MOST_COMPARED]),
            *_weights(moderator),
        )

    def is_enough(self, writer: str, fingerprint: int) -> bool:
        if writer and self.by_writer[writer] >= MOST_OF_A_WRITER:
            return True
        return count_near(fingerprint, self.simhashes) >= MOST_NEAR_COPIES

    @property
    def weight_left(self) -> float:
        return _weight_left(self.weight_of_others, self.weight_of_today)

    def add(self, example: Example) -> None:
        self.by_writer[example.writer] += 1
        self.simhashes.append(example.simhash)
        self.weight_of_today += example.weight


def weight_left(moderator: User | None) -> float:
    """What one more example of this moderator may count today: 1, or what is left of a tenth of everything."""
    return _weight_left(*_weights(moderator))


def _weights(moderator: User | None) -> tuple[float, float]:
    today = Q(moderator=moderator, created_at__gte=timezone.now() - timedelta(days=1))
    sums = Example.objects.aggregate(all=Sum("weight", default=0.0), today=Sum("weight", filter=today, default=0.0))
    return sums["all"] - sums["today"], sums["today"]


def _weight_left(of_others: float, of_today: float) -> float:
    return max(0.0, min(1.0, MOST_OF_A_DAY * (WEIGHT_OF_SEEDS + of_others) - of_today))


def forget(comment_ids: Collection[int]) -> int:
    """The writer took these comments back, or a moderator said "do not learn from this". What a model has learned of
    them goes when it is next trained from scratch."""
    return Example.objects.filter(comment__in=comment_ids).delete()[0]


def take_back(comment_ids: Collection[int]) -> None:
    """The writer took these comments back: besides, nothing is compared with them any more."""
    Fingerprint.objects.filter(comment__in=comment_ids).delete()
    forget(comment_ids)


@transaction.atomic
def forget_writer(member: User) -> int:
    """Everything this member taught, as a member and as a guest with the same address; also by comments whose rows are
    gone."""
    keys = [writer_key(member.pk, ""), writer_key(None, member.email)]
    Fingerprint.objects.filter(writer__in=keys).exclude(writer="").update(writer="")
    return Example.objects.filter(writer__in=keys).exclude(writer="").delete()[0]
