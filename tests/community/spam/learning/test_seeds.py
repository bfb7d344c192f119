import csv
from collections import Counter

from community.spam.learning.labelled_file import LABELS, read_labelled_file
from community.spam.learning.prior import PRIOR, SEEDS
from community.spam.normalise import normalise_text

FILES = sorted(SEEDS.glob("*.csv"))
COLUMNS = ["text", "label", "language", "category"]


def rows() -> list[dict[str, str]]:
    found = []
    for path in FILES:
        with path.open(encoding="utf-8", newline="") as file:
            found += list(csv.DictReader(file))
    return found


def test_there_are_four_hundred_of_each_kind_and_all_can_be_read() -> None:
    read = [read_labelled_file(path) for path in FILES]
    labels = Counter(row.labelled.is_spam for file in read for row in file.rows)

    assert [file.problems for file in read] == [[]] * len(FILES)
    assert labels[True] >= 400
    assert labels[False] >= 400


def test_each_row_has_all_columns() -> None:
    assert all(list(row) == COLUMNS and all(row.values()) and row["label"] in LABELS for row in rows())


def test_six_languages_have_both_kinds_and_half_is_english() -> None:
    counted = Counter((row["language"], row["label"]) for row in rows())
    english = sum(count for (language, _label), count in counted.items() if language == "en")

    assert all(
        counted[language, label] >= 30 for language in ("en", "de", "fr", "es", "pt", "nl") for label in ("spam", "ham")
    )
    assert 0.4 < english / counted.total() < 0.6


def test_no_text_stands_there_twice() -> None:
    counted = Counter(normalise_text(row["text"]) for row in rows())

    assert [text for text, count in counted.items() if count > 1] == []


def test_they_are_of_all_lengths() -> None:
    for label in ("spam", "ham"):
        texts = [row["text"] for row in rows() if row["label"] == label]
        assert min(len(text.split()) for text in texts) <= 4
        assert max(len(text.splitlines()) for text in texts) >= 3


def test_the_stored_model_is_small() -> None:
    assert PRIOR.stat().st_size < 500_000
