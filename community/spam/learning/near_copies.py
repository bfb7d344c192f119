"""Texts that are nearly the same: a fingerprint of 64 bits, of which few differ when few words do (SimHash)."""

import re
from collections.abc import Iterable
from hashlib import blake2b

from django.db.models import BigIntegerField, Func

from community.spam.normalise import NormalisedText

BITS = 64
#: In how many bits the fingerprints of near copies differ at most. One word changed in a long text makes about three,
#: in a short one six; of unrelated texts 99 in 100 pairs differ in more than twenty.
MAX_DISTANCE = 8
#: The bits in five pieces. Two fingerprints that differ in eight bits or fewer have a piece in which they differ in one
#: bit at most, so a database finds near copies by index: it looks up each piece of a text, and all that are one bit
#: away. As (position of the lowest bit, how many bits).
BANDS = tuple((lowest, min(13, BITS - lowest)) for lowest in range(0, BITS, 13))
#: "Thanks!" and "Same here" are nearly everything.
SHORTEST = 25

_ALL = (1 << BITS) - 1
_WORD = re.compile(r"[^\W_]+")
_LANE = 16
# For each byte, its eight bits as eight numbers beside each other in one, so that all are added at once.
_SPREAD = [sum(1 << (_LANE * bit) for bit in range(8) if byte >> bit & 1) for byte in range(256)]


def simhash(text: NormalisedText) -> int:
    """A number with a sign, as databases have them; 0 for a text that is too short to have near copies."""
    words = _WORD.findall(text.body)
    if text.length < SHORTEST or not words:
        return 0
    lanes = [0] * (BITS // 8)
    for word in (different := set(words)):
        for lane, byte in enumerate(blake2b(word.encode(), digest_size=BITS // 8).digest()):
            lanes[lane] += _SPREAD[byte]
    return _signed(_bits_of_most(lanes, len(different))) or 1


def _bits_of_most(lanes: list[int], count: int) -> int:
    """Each bit as most of the words have it."""
    mask = (1 << _LANE) - 1
    bits = 0
    for lane, added in enumerate(lanes):
        for bit in range(8):
            if 2 * (added >> (_LANE * bit) & mask) > count:
                bits |= 1 << (8 * lane + bit)
    return bits


def _signed(bits: int) -> int:
    return bits - (1 << BITS) if bits >> (BITS - 1) else bits


def count_near(one: int, others: Iterable[int]) -> int:
    """How many of the others are near copies of this one; none of a text without a fingerprint."""
    return sum(is_near(one, other) for other in others) if one else 0


def is_near(one: int, other: int) -> bool:
    return bool(one and other) and distance(one, other) <= MAX_DISTANCE


def distance(one: int, other: int) -> int:
    """In how many bits two fingerprints differ."""
    return ((one ^ other) & _ALL).bit_count()


def band(number: int) -> Func:
    """This piece of the column `simhash`, for an index and for a query. The numbers stand in the SQL, since SQLite uses
    an index on an expression only where the query repeats its very words."""
    lowest, bits = BANDS[number]
    return Func(
        "simhash", template=f"((%(expressions)s >> {lowest}) & {(1 << bits) - 1})", output_field=BigIntegerField()
    )


def near_bands(fingerprint: int) -> list[list[int]]:
    """For each piece, the values that it has in near copies of this fingerprint, unless it differs in two bits."""
    own = [(fingerprint >> lowest & (1 << bits) - 1, bits) for lowest, bits in BANDS]
    return [[value, *(value ^ 1 << bit for bit in range(bits))] for value, bits in own]
