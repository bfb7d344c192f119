import pytest

from community.moderation.training.training_cases import CASES, CHOICES


def test_there_are_ten_and_each_has_its_own_text():
    assert (len(CASES), len({case.text for case in CASES})) == (10, 10)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_what_is_best_can_be_chosen_and_is_good(case):
    assert case.best in CHOICES
    assert case.is_good(case.best)
    assert set(case.also) <= CHOICES.keys() - {case.best}
    assert case.because.endswith(".")


def test_every_choice_is_the_best_of_some_case():
    assert {case.best for case in CASES} == CHOICES.keys()


def test_what_is_neither_best_nor_good_as_well_is_not_good():
    assert [CASES[0].is_good(choice) for choice in CHOICES] == [True, False, False, False, False, False]
