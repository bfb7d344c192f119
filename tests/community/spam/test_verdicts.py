import pytest

from community.spam.verdicts import Evidence, Outcome, Verdict

LINK = Evidence("away/links", 2.0, "3 links.")
CONTACT = Evidence("away/contact", 2.0, "A phone number.")
MONEY = Evidence("money/easy", 1.5, "Promises easy money.")
LOANS = Evidence("trade/loans", 1.5, "Offers loans.")
NEWCOMER = Evidence("newcomer", 1.0, "Nothing approved yet.")
PACE = Evidence("pace", 1.5, "Written in 1 second.")
WARNING = Evidence("warning", -1.5, "Warns others.")
HONEYPOT = Evidence("honeypot", 10.0, "A hidden field was filled in.")


@pytest.mark.parametrize(
    ("evidence", "outcome"),
    [
        ([], Outcome.PUBLISH),
        ([NEWCOMER], Outcome.HOLD),
        ([MONEY, WARNING], Outcome.PUBLISH),
        ([LINK, CONTACT, NEWCOMER], Outcome.HOLD),  # 5.0, but one kind
        ([LINK, MONEY, NEWCOMER, PACE], Outcome.HOLD),  # 6.0: being new and quick are no kinds
        ([LINK, MONEY, LOANS], Outcome.REJECT),
        ([LINK, MONEY, LOANS, WARNING], Outcome.HOLD),
        ([HONEYPOT], Outcome.REJECT),
    ],
)
def test_outcome_follows_from_score_and_kinds(evidence, outcome) -> None:
    assert Verdict.on(evidence).outcome is outcome


def test_score_is_the_sum_of_the_weights() -> None:
    assert Verdict.on([LINK, NEWCOMER, WARNING]).score == 1.5
