import pytest

from community.posting import reasons
from community.posting.reasons import why_it_waits
from community.spam.models import Judgement
from community.spam.verdicts import READ_FIRST, Evidence, Outcome, Verdict


@pytest.mark.parametrize(
    ("evidence", "says"),
    [
        ([("newcomer", 1.0)], reasons.NEWCOMER),
        ([("newcomer", 1.0), ("away/links", 1.0)], reasons.UNSURE),
        ([("away/links", 2.0)], reasons.UNSURE),
        ([(READ_FIRST, 0.0)], reasons.READ_BY_A_MODERATOR),
        ([(READ_FIRST, 0.0), ("newcomer", 1.0)], reasons.READ_BY_A_MODERATOR),
        ([], reasons.UNSURE),
    ],
)
def test_the_reason_is_true_and_names_no_rule(say, evidence, says):
    comment = say("Waiting.", status="held")
    found = tuple(Evidence(name, weight, "Quotes “words”.") for name, weight in evidence)
    Judgement.objects.keep(comment, Verdict(Outcome.HOLD, found))

    assert why_it_waits(comment) == says
