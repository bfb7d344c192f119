"""A text and its circumstances in, a verdict out; reads and changes nothing else."""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from heapq import nlargest
from operator import itemgetter

from .evidence.links import contacts, links
from .evidence.phrases import phrases, warnings
from .evidence.praise import praise
from .evidence.sender import campaign, external, honeypot, repeats, staff
from .evidence.words import disguise, word_lists
from .filter_settings import DEFAULT_SETTINGS, FilterSettings
from .gates import gates_of
from .learning.logistic_model import LogisticModel
from .learning.prior import prior_model
from .learning.text_features import TextFeatures, text_features
from .normalise import NormalisedText, normalise_comment
from .verdicts import DECIMALS, ENOUGH_DECISIONS, Circumstances, Evidence, Thresholds, Verdict, sum_of

# In the order a moderator reads them. To teach the filter something new, write a function and name it here.
EVIDENCE: tuple[Callable[[NormalisedText, Circumstances], Iterable[Evidence]], ...] = (
    staff,
    honeypot,
    repeats,
    campaign,
    external,
    word_lists,
    phrases,
    praise,
    links,
    contacts,
    disguise,
    warnings,
)
#: So many words are shown with what they count; the others are added together.
MAX_WORDS_SHOWN = 5
#: A word that counts less is not worth a line.
LEAST_SHOWN = 0.05


def judge(
    text: str,
    *,
    name: str,
    circumstances: Circumstances,
    model: LogisticModel | None = None,
    shadow: LogisticModel | None = None,
    settings: FilterSettings = DEFAULT_SETTINGS,
) -> Verdict:
    """The verdict on a comment with this text and this name beside it: one sum, from where every comment starts, over
    the evidence in the order of `EVIDENCE`, to the words that the model has learned. Without a model, it is the one
    that a site begins with. A shadow model says what it would have said; nobody acts on that."""
    return judge_text(
        normalise_comment(text, name=name),
        circumstances=circumstances,
        model=model,
        shadow=shadow,
        settings=settings,
    )


def judge_text(
    normalised: NormalisedText,
    *,
    circumstances: Circumstances,
    model: LogisticModel | None = None,
    shadow: LogisticModel | None = None,
    settings: FilterSettings = DEFAULT_SETTINGS,
) -> Verdict:
    """The same for a text that was read already."""
    with_lists = [partial(word_lists, lists=settings.lists) if one is word_lists else one for one in EVIDENCE]
    found = [evidence for evidence_in in with_lists for evidence in evidence_in(normalised, circumstances)]
    words, gates = text_features(normalised), tuple(gates_of(normalised, circumstances))

    def verdict_by(model: LogisticModel) -> Verdict:
        evidence = [Evidence("start", round(model.start.weight, DECIMALS)), *(moved_by(model, one) for one in found)]
        limits = limits_with(model, settings.thresholds)
        verdict = Verdict.on([*evidence, *text_evidence(words, model)], gates, limits, circumstances)
        return replace(verdict, model_version=model.version, settings_version=settings.version)

    verdict = replace(verdict_by(model or prior_model()), read=normalised)
    return replace(verdict, shadow=verdict_by(shadow)) if shadow else verdict


def limits_with(model: LogisticModel, thresholds: Thresholds) -> Thresholds:
    """Words reject a comment alone only where enough was learned."""
    has_learned_enough = min(model.counted.values()) >= ENOUGH_DECISIONS
    return thresholds if has_learned_enough else thresholds._replace(text_alone=math.inf)


def moved_by(model: LogisticModel, evidence: Evidence) -> Evidence:
    """With the weight that decisions have given it."""
    weight = round(evidence.weight + model.moved(evidence.name), DECIMALS)
    return Evidence(evidence.name, weight, evidence.parameters)


def text_evidence(features: TextFeatures, model: LogisticModel) -> Iterator[Evidence]:
    """The strongest words, and one line for all others, which makes the sum right to the last digit."""
    if not model.text:
        return
    counts = features.counts(model.text)
    words = features.share_among_words(counts)
    worth_a_line = [(abs(share), word) for word, share in words.items() if not -LEAST_SHOWN < share < LEAST_SHOWN]
    strongest = nlargest(MAX_WORDS_SHOWN, worth_a_line, key=itemgetter(0))
    shown = [Evidence("text/word", round(words[word], DECIMALS), {"quote": word}) for _, word in strongest]
    rest = round(sum(counts.values()) - sum_of(shown), DECIMALS)
    yield from shown
    if rest:
        yield Evidence("text/rest", rest, {"count": len(words) - len(shown)})
