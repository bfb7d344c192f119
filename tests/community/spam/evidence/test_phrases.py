import pytest

from community.spam.evidence.phrases import warnings
from community.spam.normalise import normalise_comment


@pytest.mark.parametrize(
    "text", ["Don’t fall for it", "it was a scam", "I nearly fell for one", "Beware of easy money"]
)
def test_warning_speaks_for_the_comment(given, text) -> None:
    assert [(one.name, one.weight) for one in warnings(normalise_comment(text), given())] == [("warning", -1.5)]


@pytest.mark.parametrize(
    "text",
    [
        "This is not a scam",
        "It was a scam, until I met https://recover.example.com",
        "It was a scam, but she got it back: anna@example.com",
        "They are scams. E-mail me for help",
    ],
)
def test_warning_that_leads_elsewhere_or_denies_does_not(given, text) -> None:
    assert list(warnings(normalise_comment(text), given())) == []
