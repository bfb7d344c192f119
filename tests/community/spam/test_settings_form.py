import pytest

from community.spam.filter_settings import ListedSettings
from community.spam.settings_form import SettingsForm

GOOD = {"banned": "", "suspect": "", "ordinary_too": "", "hold_at": "0", "reject_at": "3", "after": "0"}


def problems(**changed: str) -> list[str]:
    form = SettingsForm(GOOD | changed)
    return [str(problem) for found in form.errors.values() for problem in found]


def test_lines_are_words_each_once_without_empty_ones() -> None:
    form = SettingsForm(GOOD | {"suspect": " miracle   cure\r\n\r\npills\npills ", "hold_at": "0.5"})

    assert form.is_valid()
    assert form.listed == ListedSettings((), ("miracle cure", "pills"), (), 0.5, 3.0)


@pytest.mark.parametrize("word", ["a", "a.", "…", "\u200b\u200b", "é"])
def test_what_would_be_found_nearly_everywhere_is_refused(word) -> None:
    assert problems(suspect=word) == [f"“{word}” has fewer than two letters, so it would be found nearly everywhere."]


@pytest.mark.parametrize("word", ["tv", ".*", "a|b", "(pills", "[a-z]+", "c++ course"])
def test_signs_of_patterns_are_only_signs(word) -> None:
    form = SettingsForm(GOOD | {"suspect": word})

    assert form.is_valid() == (sum(map(str.isalnum, word)) >= 2)


def test_a_single_banned_word_is_refused_because_it_would_reject_alone() -> None:
    [problem] = problems(banned="buy pills\nprams")

    assert problem.startswith("“prams” is a single word. Banned phrases reject a comment alone")


def test_long_lines_and_long_lists_are_refused() -> None:
    assert problems(suspect="x" * 81) == [f"“{'x' * 80}…” is too long: at most 80 characters a line."]
    assert problems(suspect="x" * 80) == []
    words = "\n".join(f"word{number}" for number in range(501))
    assert problems(suspect=words) == ["There are 501 lines here; at most 500 can be searched for quickly."]
    assert problems(suspect=words.rpartition("\n")[0]) == []


@pytest.mark.parametrize(
    ("hold", "reject", "begins"),
    [
        ("-0.01", "3", "At least 0.00"),
        ("3", "3", "This has to be above “Hold from”"),
        ("4", "3", "This has to be above “Hold from”"),
        ("0", "1.99", "At least 2.00"),
        ("nan", "3", "Enter a number."),
        ("0", "inf", "Enter a number."),
        ("0", "", "This field is required."),
    ],
)
def test_thresholds_that_make_no_sense_are_refused(hold, reject, begins) -> None:
    [problem] = problems(hold_at=hold, reject_at=reject)

    assert problem.startswith(begins)


@pytest.mark.parametrize(("hold", "reject"), [("0", "2"), ("2.99", "3"), ("5", "20")])
def test_the_last_that_do_are_accepted(hold, reject) -> None:
    assert problems(hold_at=hold, reject_at=reject) == []
