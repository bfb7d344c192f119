from community.spam.evidence.length import length
from community.spam.normalise import LONGEST_READ, normalise


def test_only_what_could_not_be_read_is_too_long(given) -> None:
    found = [len(list(length(normalise("a" * letters), given()))) for letters in (LONGEST_READ, LONGEST_READ + 1)]

    assert found == [0, 1]
