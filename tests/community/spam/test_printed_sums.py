"""What the desk prints is the whole sum: added up by hand, from the digits that are shown, it gives the score."""

from decimal import Decimal
from random import Random

import pytest
from hypothesis import given as any_of
from hypothesis import strategies as st

from community.members.standing import Standing
from community.spam.counterfactual import explain_counterfactual, obstacles
from community.spam.filter_settings import FilterSettings
from community.spam.gates import gates_of
from community.spam.judge import EVIDENCE, judge
from community.spam.learning.logistic_model import Learned, LogisticModel
from community.spam.learning.text_features import text_features
from community.spam.normalise import normalise_comment
from community.spam.noun_phrases import noun_phrase
from community.spam.sentences import SENTENCES, sentence
from community.spam.verdicts import Circumstances, Outcome, Thresholds

PHRASES = [
    "We read two books.", "Be your own boss!", "Beware of scams.", "Write to me for more", "click here",
    "https://a.example.com", "rosa@example.com", "Great post!", "instant loans, apply now", "viagra", "buy viagra",
    "m4ke m0ney onl1ne", "<a href=x>", "b\u200buy", "use code CALM20", "free spins", "I earn $900 a week",
    "zа\u0306\u0306\u0306\u0306\u0306",
]  # fmt: skip
texts = st.lists(st.sampled_from(PHRASES), min_size=1, max_size=8).map(" ".join)
learned = st.floats(-3, 3)


@st.composite
def models(draw) -> LogisticModel:
    """That has learned any weight for some places of these words, and for some rules."""
    places = sorted({place for phrase in PHRASES for place in text_features(normalise_comment(phrase)).values})
    chance = Random(draw(st.integers(0, 10_000)))  # noqa: S311 -- the same choice each time
    known = {place: chance.uniform(-1.5, 1.5) for place in places if chance.random() < 0.7}
    rules = draw(st.dictionaries(st.sampled_from(sorted(SENTENCES)), learned.map(lambda weight: Learned(weight, 7.0))))
    start, counted = draw(learned), draw(st.sampled_from([1.0, 80.0]))
    return LogisticModel(Learned(start, 1.0), rules, known, counted={False: counted, True: counted})


circumstances = st.builds(
    Circumstances,
    standing=st.sampled_from(Standing),
    seconds_to_write=st.none() | st.floats(0, 10),
    honeypot=st.sampled_from(["", "x"]),
    copies=st.integers(0, 3),
    is_read_first=st.booleans(),
)


@any_of(texts, models(), models(), circumstances)
def test_the_printed_digits_add_up(text, model, shadow, circumstances) -> None:
    verdict = judge(text, name="Rosa", circumstances=circumstances, model=model, shadow=shadow)

    for one in (verdict, verdict.shadow):
        printed = [Decimal(f"{evidence.weight:+.2f}") for evidence in one.evidence]
        assert sum(printed) == Decimal(f"{one.score:+.2f}")
    assert verdict.gates == verdict.shadow.gates
    assert [evidence.name for evidence in verdict.evidence if evidence.kind != "text"] == [
        evidence.name for evidence in verdict.shadow.evidence if evidence.kind != "text"
    ]


@any_of(texts, models(), circumstances)
def test_whatever_was_learned_what_is_not_published_has_a_reason_in_words(text, model, circumstances) -> None:
    verdict = judge(text, name="Rosa", circumstances=circumstances, model=model)

    reasons = [*verdict.gates, *(one for one in verdict.evidence if one.weight > 0)]
    assert verdict.outcome is Outcome.PUBLISH or reasons
    assert all(one.explanation[0].isprintable() and one.explanation.endswith(".") for one in reasons)
    assert all(one.name in SENTENCES for one in [*verdict.gates, *verdict.evidence])
    # A site on which everything starts as spam has no single word to take away; all others have.
    if verdict.outcome is not Outcome.PUBLISH and verdict.evidence[0].weight < 0:
        assert explain_counterfactual(verdict).startswith("Without ")
    assert (verdict.outcome is Outcome.PUBLISH) <= (obstacles(verdict) == ())


@any_of(texts, models())
def test_gates_never_change_the_sum(text, model) -> None:
    free = Circumstances(Standing.TRUSTED, None, "", 0)
    gated = Circumstances(Standing.NEW, 0.5, "", 1, is_read_first=True)

    one, other = (judge(text, name="Rosa", circumstances=each, model=model) for each in (free, gated))

    assert (one.score, one.evidence) == (other.score, other.evidence)
    assert {"read-first", "newcomer", "pace"} <= {gate.name for gate in other.gates}


def test_every_reason_the_filter_can_give_has_its_sentence() -> None:
    everything = normalise_comment(" ".join(PHRASES))
    worst = Circumstances(Standing.NEW, 0.5, "x", 3, is_read_first=True)
    found = [*(one for find in EVIDENCE for one in find(everything, worst)), *gates_of(everything, worst)]

    assert len(found) > 15
    assert [one.name for one in found if one.name not in SENTENCES] == []
    assert all("{" not in one.explanation for one in found)


def test_a_rule_that_is_gone_is_named_in_both_sentences() -> None:
    assert sentence("pram/dear", {}) == "A rule that is no longer used: pram/dear."
    assert noun_phrase("pram/dear", {}) == "what the rule “pram/dear” found"


@pytest.mark.parametrize("quoted", ["{0}", "{quote}", "100% {", "<b>", "“", ""])
def test_words_that_look_like_a_form_are_quoted_as_they_are(quoted) -> None:
    assert sentence("words/suspect", {"quote": quoted}) == f"“{quoted}” is on the list of suspect words."


def test_a_counterfactual_goes_by_the_figures_of_its_verdict() -> None:
    free = Circumstances(Standing.ESTABLISHED, None, "", 0)

    def explained(hold: float) -> str:
        strict = FilterSettings(thresholds=Thresholds(hold=hold))
        verdict = judge("Click here!", name="Rosa", circumstances=free, model=LogisticModel(), settings=strict)
        return explain_counterfactual(verdict)

    assert explained(0.01) == ""
    assert explained(0.0) == "Without the invitation to click (“click here”) it would have been published at once."
    assert explained(-1.0) == ""  # nothing could have helped
