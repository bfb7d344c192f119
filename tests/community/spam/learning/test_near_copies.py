from random import Random

import pytest

from community.spam.learning.near_copies import BANDS, MAX_DISTANCE, count_near, is_near, near_bands, simhash
from community.spam.normalise import normalise_comment

TEXT = (
    "We had the same trouble with the waiting list last spring, and in the end the only thing that helped was to ring "
    "the council every Monday morning until somebody picked up and found us a place for two days a week."
)


def fingerprint(text: str) -> int:
    return simhash(normalise_comment(text))


@pytest.mark.parametrize(
    "text",
    [TEXT.upper(), TEXT.replace(",", " –"), TEXT.replace("e", "е"), TEXT.replace("the", "t\u200bhe"), f" {TEXT}!"],
)
def test_what_reads_the_same_is_the_same(text: str) -> None:
    assert fingerprint(text) == fingerprint(TEXT)


@pytest.mark.parametrize(
    ("text", "near"),
    [
        (TEXT.replace("Monday", "Tuesday"), True),
        (TEXT.replace("spring", "autumn"), True),
        (f"Hello all, {TEXT[0].lower()}{TEXT[1:]}", True),
        ("My daughter slept through for the first time when we moved the cot away from the window.", False),
    ],
)
def test_one_word_changed_is_near_and_another_text_is_not(text: str, near: bool) -> None:
    assert is_near(fingerprint(TEXT), fingerprint(text)) is near


@pytest.mark.parametrize("text", ["", "Thanks!", "Same here, thank you", "😀" * 30])
def test_short_texts_have_no_near_copies(text: str) -> None:
    assert fingerprint(text) == 0
    assert count_near(0, [0, 1]) == 0


def test_it_fits_a_column_and_unrelated_texts_are_far_apart() -> None:
    found = [fingerprint(" ".join(f"{letter}{number}{letter}" for letter in "abcdefghij")) for number in range(200)]

    assert all(-(2**63) <= one < 2**63 for one in found)
    assert sum(count_near(one, found) for one in found) == 200  # each is near itself


def pieces(number: int) -> list[int]:
    return [values[0] for values in near_bands(number)]


def test_the_pieces_are_the_whole_fingerprint() -> None:
    assert sum(bits for _, bits in BANDS) == 64
    for number in (1, -1, 2**62 + 5, -(2**63)):
        assert sum(piece << lowest for piece, (lowest, _) in zip(pieces(number), BANDS, strict=True)) == number % 2**64


def test_whatever_is_near_has_a_piece_one_bit_away_at_most() -> None:
    chance, fingerprint_here = Random(3), simhash(normalise_comment(TEXT))  # noqa: S311 -- the same each time
    for _ in range(2_000):
        changed = sum(1 << bit for bit in chance.sample(range(64), MAX_DISTANCE))
        other = fingerprint_here ^ changed
        pairs = zip(near_bands(fingerprint_here), pieces(other), strict=True)
        assert any(piece in values for values, piece in pairs)
