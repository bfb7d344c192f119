import pytest

from community.spam.verdicts import Evidence, Gate, Outcome, Verdict

LINK = Evidence("away/links", 2.0, "3 links.")
CONTACT = Evidence("away/contact", 2.0, "A phone number.")
MONEY = Evidence("money/easy", 1.5, "Promises easy money.")
LOANS = Evidence("trade/loans", 1.5, "Offers loans.")
PACE = Evidence("pace", 1.5, "Written in 1 second.")
WARNING = Evidence("warning", -1.5, "Warns others.")
HONEYPOT = Evidence("honeypot", 10.0, "A hidden field was filled in.")
GATE = Gate("newcomer", "Nothing approved yet.")


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        ([], Outcome.PUBLISH),
        ([PACE], Outcome.HOLD),
        ([MONEY, WARNING], Outcome.PUBLISH),
        ([LINK, CONTACT, PACE], Outcome.HOLD),  # 5.5, but one kind
        ([LINK, MONEY, PACE], Outcome.HOLD),  # 5.0: being quick is no kind
        ([LINK, MONEY, LOANS], Outcome.REJECT),
        ([LINK, MONEY, LOANS, WARNING], Outcome.HOLD),
        ([LINK, CONTACT, MONEY], Outcome.HOLD),  # 5.5, but two kinds
        ([LINK, CONTACT, MONEY, WARNING], Outcome.HOLD),  # 4.0: what speaks for a comment is no kind against it
        ([LINK, CONTACT, MONEY, Evidence("doubt", -0.5, "A doubt.")], Outcome.HOLD),  # 5.0: nor is it when it is light
        ([LINK, CONTACT, MONEY, Evidence("nothing", 0.0, "Nothing.")], Outcome.HOLD),  # 5.5: nor what weighs nothing
        ([LINK, CONTACT, MONEY, Evidence("disguise/marks", 0.4, "Accents.")], Outcome.REJECT),  # a light kind is one
        ([LINK, MONEY, LOANS, Evidence("disguise/marks", 0.4, "Accents.")], Outcome.REJECT),  # four kinds
        ([HONEYPOT], Outcome.REJECT),
    ],
)
def test_outcome_follows_from_score_and_kinds(evidence, outcome) -> None:
    assert Verdict.on(evidence).outcome is outcome


@pytest.mark.parametrize(
    ("score", "outcome"),
    [
        (0.99, Outcome.PUBLISH),
        (1.0, Outcome.HOLD),
        (3.99, Outcome.HOLD),
        (4.0, Outcome.REJECT),
    ],
)
def test_each_score_begins_at_its_figure(score, outcome) -> None:
    kinds = [Evidence(f"kind-{number}", 0.25, "Something.") for number in range(3)]

    assert Verdict.on([*kinds, Evidence("kind-3", score - 0.75, "The rest.")]).outcome is outcome


def test_score_is_the_sum_of_the_weights() -> None:
    assert Verdict.on([LINK, PACE, WARNING]).score == 2.0


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        ([], Outcome.HOLD),
        ([WARNING], Outcome.HOLD),
        ([Evidence("staff", -100.0, "Written by staff.")], Outcome.HOLD),
        ([LINK, MONEY], Outcome.HOLD),
        ([LINK, MONEY, Evidence("disguise/marks", 0.4, "Accents.")], Outcome.HOLD),  # 3.9: a gate adds nothing
        ([LINK, MONEY, LOANS], Outcome.REJECT),
    ],
)
def test_gate_holds_whatever_the_sum_is_and_adds_nothing_towards_rejecting(evidence, outcome) -> None:
    assert Verdict.on(evidence, [GATE]).outcome is outcome
    assert Verdict.on(evidence, [GATE]).score == Verdict.on(evidence).score
