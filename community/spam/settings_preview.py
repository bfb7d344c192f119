"""What other word lists and thresholds would have done to the latest comments. Changes nothing."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from community.comments.models import Comment

from .evidence.words import WordLists, word_lists
from .filter_settings import FilterSettings
from .judge import limits_with, moved_by
from .learning.logistic_model import LogisticModel
from .normalise import NormalisedText, normalise_comment
from .verdicts import Evidence, Outcome, Verdict

#: Reading more would take longer than an editor waits for a page.
MOST_COMMENTS = 500


class Difference(NamedTuple):
    """A comment that would have fared otherwise."""

    comment: Comment
    now: Outcome
    then: Outcome


class Preview(NamedTuple):
    compared: int
    held: list[Difference]
    rejected: list[Difference]
    published: list[Difference]

    @property
    def is_empty(self) -> bool:
        return not (self.held or self.rejected or self.published)


def preview(now: FilterSettings, then: FilterSettings, model: LogisticModel) -> Preview:
    """Of the latest comments: which would have had another verdict. As many queries for all as for one.

    Everything but the words on the lists is taken as it was when the comment was judged.
    """
    comments = list(_latest_comments())
    found = [difference for comment in comments if (difference := _difference(comment, now, then, model))]
    by_outcome = {outcome: [one for one in found if one.then is outcome] for outcome in Outcome}
    return Preview(len(comments), by_outcome[Outcome.HOLD], by_outcome[Outcome.REJECT], by_outcome[Outcome.PUBLISH])


def _latest_comments() -> Iterable[Comment]:
    judged = Comment.objects.exclude(comment="").filter(judgements__isnull=False).distinct().order_by("-pk")
    related = judged.select_related("user", "conversation__content_type")
    return related.prefetch_related("judgements", "conversation__target")[:MOST_COMMENTS]


def _difference(comment: Comment, now: FilterSettings, then: FilterSettings, model: LogisticModel) -> Difference | None:
    kept = comment.judgements.all()[0].verdict
    if not kept.evidence:  # erased
        return None
    text, others = _read(comment), [one for one in kept.evidence if one.kind != "words"]

    def outcome(settings: FilterSettings) -> Outcome:
        found = [*others, *_words(text, kept, settings.lists, model)]
        return Verdict.on(found, kept.gates, limits_with(model, settings.thresholds)).outcome

    before, after = outcome(now), outcome(then)
    return Difference(comment, before, after) if before is not after else None


def _read(comment: Comment) -> NormalisedText:
    target = comment.conversation.target
    title = f"{target.title}\n\n" if comment.is_opening and target else ""
    return normalise_comment(title + comment.comment, name="" if comment.alias else comment.name)


def _words(text: NormalisedText, kept: Verdict, lists: WordLists, model: LogisticModel) -> Iterator[Evidence]:
    if kept.circumstances:
        yield from (moved_by(model, one) for one in word_lists(text, kept.circumstances, lists))
