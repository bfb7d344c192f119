import pytest

from community.spam.evidence.disguise import disguise
from community.spam.normalise import normalise


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("cheap lo\u200bans", "Hides 1 character that nobody can see in the text."),
        ("\x00\x00", "Hides 2 characters that nobody can see in the text."),
        ("сheap loаns", "2 words have letters of another alphabet that look Latin."),
        ("l0ans f0r m0ms", "3 words have digits or signs in place of letters, as “l0ans, f0r, m0ms”."),
        ("a" + "\u0301" * 20, "12 accents too many are stacked on letters."),
    ],
)
def test_disguise_is_named_with_its_fact(given, text, says) -> None:
    assert [one.explanation for one in disguise(normalise(text), given())] == [says]


@pytest.mark.parametrize(
    "text", ["H1N1 and an mp3 in SW1A 2AA", "Моя дочь, 3 года", "👨\u200d👩\u200d👧", "à côté", "l0l"]
)
def test_honest_text_is_not_disguised(given, text) -> None:
    assert list(disguise(normalise(text), given())) == []
