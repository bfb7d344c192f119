import time
from types import SimpleNamespace

import pytest
from hypothesis import given as any_of
from hypothesis import settings as how
from hypothesis import strategies as st

from community.members.standing import Standing
from community.spam.judge import judge, text_evidence
from community.spam.learning.logistic_model import Learned, LogisticModel
from community.spam.learning.text_features import text_features
from community.spam.learning.training import Labelled, read_text, train
from community.spam.normalise import normalise_comment
from community.spam.verdicts import Circumstances, Evidence, Outcome

NEW, ESTABLISHED, TRUSTED, STAFF = Standing

SPAM = [
    "I work at home and love it! If you want to work at home too, see my two sites. Write to me for more details.",
    "M@ke m0ney onl1ne from h0me, no exper1ence needed, ask on Telegram: @easy_rich",
    "Lovely advice. https://cheap-prams.example.com",
    'Great. <a href="https://loans.example.com">instant loans, apply now</a>',
    "Dr Zuma cast a love spell and my husband returned. Contact him via zuma at yahoo dot com",
    "Call the airline reservations desk toll free +1 (888) 555-0134",
    "This course changed my life, use code CALM20 at the checkout",
    "Recover your lost bitcoin with a trusted expert: hxxps://coins[.]example",
    "Best online casino, free spins for every mum",
    "ok",
]

HAM = [
    "We share the mornings: I do breakfast, he does the nursery run. It took us a year to stop counting.",
    "My manager said yes to working from home on Fridays, and I make up the hour in the evening.",
    "I earn £1,900 a month and the nursery takes £1,100 of it. Is that normal in Leeds?",
    "PLEASE get it in writing!!! Mine denied everything a week later.",
    "Careful with 'be your own boss' parties. My cousin fell for one and sat on forty candles.",
    "@Jonas it was 850 in 2021 and 1,120 now. The council's helpline knows the funded hours.",
    "This guide was clearer than the form: https://www.gov.uk/shared-parental-leave-and-pay",
    "Ask the union by e-mail, then you have their answer on paper.",
    "The breastfeeding helpline is 0300 100 0212, they answered at 2 a.m.",
    "Mi marido y yo nos turnamos; los miércoles recojo yo a los niños.",
    "I went back on three days, 9.30 to 14.30, from 2024-01-15. Nobody died.",
    "She would e-mail me at ten at night. I stopped answering, and she stopped.",
    "In Essex we have to assess every nursery ourselves; try Scunthorpe.",
]


@pytest.mark.parametrize("text", SPAM)
def test_newcomers_spam_is_never_published(given, text) -> None:
    assert judge(text, name="Anna", circumstances=given(NEW)).outcome is not Outcome.PUBLISH


@pytest.mark.parametrize("text", HAM)
def test_known_writers_ordinary_comment_is_published(given, text) -> None:
    assert judge(text, name="Rosa Okafor", circumstances=given(ESTABLISHED)).outcome is Outcome.PUBLISH


@pytest.mark.parametrize("text", HAM)
def test_newcomers_ordinary_comment_waits_and_is_not_rejected(given, text) -> None:
    assert judge(text, name="Rosa Okafor", circumstances=given(NEW)).outcome is Outcome.HOLD


def test_pitch_of_several_kinds_is_rejected(given) -> None:
    verdict = judge(SPAM[1], name="Anna", circumstances=given(NEW), model=LogisticModel())

    assert verdict.outcome is Outcome.REJECT
    assert [(one.name, one.weight) for one in verdict.evidence] == [
        ("start", -1.0),
        ("money/from-home", 1.5),
        ("money/easy", 1.5),
        ("away/contact", 0.75),
        ("disguise/swapped", 2.0),
    ]


def test_newcomer_who_quickly_pastes_links_and_a_number_is_held(given) -> None:
    text = "These helped: https://www.nhs.uk https://www.acas.org.uk or ring 0300 123 1100."

    verdict = judge(text, name="Rosa", circumstances=given(NEW, seconds_to_write=1.0), model=LogisticModel())

    assert (verdict.outcome, verdict.score) == (Outcome.HOLD, 1.0)
    assert [gate.name for gate in verdict.gates] == ["newcomer", "links", "contacts", "pace"]


def test_learned_words_are_shown_and_the_sum_is_right_to_the_last_digit(given) -> None:
    model = train([Labelled(read_text(text), is_spam=text in SPAM) for text in SPAM + HAM])

    verdict = judge("This course changed my mornings, use it!", name="Anna", circumstances=given(), model=model)

    names = [one.name for one in verdict.evidence]
    assert names == ["start", *["text/word"] * 5, "text/rest"]
    assert verdict.score == round(sum(one.weight for one in verdict.evidence), 2)
    assert verdict.score == pytest.approx(model.score(read_text("This course changed my mornings, use it!")), abs=0.02)
    assert verdict.evidence[-1].explanation.startswith("The other ")
    assert {one.parameters["quote"] for one in verdict.evidence[1:-1]} <= set(
        text_features(normalise_comment("This course changed my mornings, use it!")).words
    )


def test_decisions_move_the_weight_of_a_rule(given) -> None:
    model = LogisticModel(rules={"money/easy": Learned(-0.4, 8.0)})

    verdict = judge("Be your own boss!", name="Anna", circumstances=given(), model=model)

    assert [(one.name, one.weight) for one in verdict.evidence] == [("start", -1.0), ("money/easy", 1.1)]


@pytest.mark.parametrize(("decisions", "outcome"), [(49.0, Outcome.HOLD), (50.0, Outcome.REJECT)])
def test_words_alone_reject_only_where_much_was_decided(given, decisions, outcome) -> None:
    loans = text_features(normalise_comment("loans")).values
    model = LogisticModel(text=dict.fromkeys(loans, 2.0), counted={False: decisions, True: 80.0})

    verdict = judge("loans", name="Anna", circumstances=given(), model=model)

    assert verdict.score > 5
    assert verdict.outcome is outcome


def test_name_is_judged_too(given) -> None:
    verdict = judge("Lovely.", name="Buy Viagra", circumstances=given(), model=LogisticModel())

    assert verdict.outcome is Outcome.REJECT


def test_staff_are_published_whatever_speaks_against_them(given) -> None:
    circumstances = given(STAFF, seconds_to_write=0.1, honeypot="x", copies=9)

    verdict = judge(" ".join(SPAM) + " buy viagra", name="Moderator", circumstances=circumstances)

    assert verdict.outcome is Outcome.PUBLISH
    assert verdict.evidence[1].explanation == "Written by staff, whose comments are always published."


@how(deadline=None)  # a slow machine is no fault of the text
@any_of(
    st.text() | st.lists(st.sampled_from(SPAM + HAM)).map(" ".join),
    st.text(),
    st.builds(
        Circumstances,
        standing=st.sampled_from(Standing),
        seconds_to_write=st.none() | st.floats(),
        honeypot=st.text(),
        copies=st.integers(0, 10_000),
        is_read_first=st.booleans(),
    ),
)
def test_every_text_gets_a_verdict_that_its_evidence_explains(text, name, circumstances) -> None:
    verdict = judge(text, name=name, circumstances=circumstances)

    names = [one.name for one in verdict.evidence if one.name != "text/word"]
    assert verdict.score == round(sum(one.weight for one in verdict.evidence), 2)
    assert len(names) == len(set(names))
    reasons = [*verdict.evidence, *verdict.gates]
    assert all(one.explanation.endswith(".") and len(one.explanation) < 200 for one in reasons)
    assert all("no longer used" not in one.explanation for one in reasons)
    speaks_against = any(one.weight > 0 for one in verdict.evidence)
    assert verdict.outcome is Outcome.PUBLISH or speaks_against or verdict.gates


@pytest.mark.parametrize(
    "pattern",
    [
        "a", "a.", "a-", "a ", "1 ", "1.", "@", "a@b.", "[(", ". ", "\x00", "\u202e", "a\u200b", "aа ", "\u0f73",
        "\ufdfa", "earn $1 ", "btc ", "see my ", "cash loan ", "email me ", "http://", "800 ", "telegram ", "<a ",
        "working from home ", "customer service ", "a" * 62 + ".", "\u0315\u0300",
    ],
)  # fmt: skip
def test_hostile_text_costs_little(given, pattern) -> None:
    circumstances = given(NEW)

    def cost(length: int) -> float:
        text = (pattern * length)[:length]
        started = time.process_time()
        judge(text, name=text, circumstances=circumstances)
        return time.process_time() - started

    # Quadratic work takes 25 times as long for 5 times the text (and 5,000 characters take 5 to 30 ms here).
    assert min(cost(10_000) for _ in range(3)) < 0.03 + 12 * min(cost(2_000) for _ in range(3))


def test_megabyte_is_held_unread(given) -> None:
    verdict = judge("lovely " * 150_000, name="Rosa", circumstances=given())

    assert [one.explanation for one in verdict.gates] == [
        "The text has 1,050,000 characters; only the first 10,000 were read."
    ]
    assert verdict.outcome is Outcome.HOLD


def test_a_word_is_shown_from_five_hundredths_on_and_the_others_are_counted_and_added() -> None:
    counts = {"pram": -0.3, "loan": 0.05, "nap": -0.049, "tea": 0.02, "bus": 0.01}
    features = SimpleNamespace(counts=lambda text: counts, share_among_words=lambda found: found)

    found = list(text_evidence(features, SimpleNamespace(text=counts)))

    assert found == [
        Evidence("text/word", -0.3, {"quote": "pram"}),
        Evidence("text/word", 0.05, {"quote": "loan"}),
        Evidence("text/rest", -0.02, {"count": 3}),
    ]
