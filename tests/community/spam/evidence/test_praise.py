import pytest

from community.spam.evidence.praise import praise
from community.spam.normalise import normalise_comment


@pytest.mark.parametrize(
    "text",
    [
        "This article has some great points.",
        "Great post! Very useful content, keep it up.",
        "Hello! Thank you for sharing this information.",
        "Awesome blog, I bookmarked your site. https://prams.example.com",
        "Sehr guter Artikel, weiter so!",
        "Muy buen artículo, gracias por compartir.",
    ],
)
def test_praise_that_fits_everywhere_is_evidence(given, text) -> None:
    assert [one.name for one in praise(normalise_comment(text), given())] == ["praise"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "😀",
        "Thanks!",
        "Great post, thank you!",
        "Great post! My son laughed at the goat and so did I.",
        "Very helpful article. The second half is about trains.",
        "Great article, but the figures of 2019 are old.",
        "https://prams.example.com",
        "A great site. " * 100,
    ],
)
def test_what_is_short_or_says_something_is_none(given, text) -> None:
    assert list(praise(normalise_comment(text), given())) == []


def test_its_sentence_quotes_it_without_the_link(given) -> None:
    [found] = praise(normalise_comment("Great informative article. https://prams.example.com"), given())

    assert found.explanation == ("Praises, and says nothing that belongs to this page: “great informative article.”.")
