import pytest

from community.members.standing import Standing
from community.spam.judge import judge
from community.spam.verdicts import Outcome


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED])
def test_filled_honeypot_rejects(given, standing) -> None:
    verdict = judge("Lovely.", name="Rosa", circumstances=given(standing, honeypot="http://\x00a.example"))

    assert verdict.outcome is Outcome.REJECT
    assert verdict.main_reason.explanation == "A field that people do not see was filled in with “http://a.example”."
