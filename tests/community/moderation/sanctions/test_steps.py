import pytest

from community.moderation.sanctions.steps import STEPS, next_step, step_of


@pytest.mark.parametrize(("earlier", "days"), [(0, None), (1, 1), (2, 3), (3, 7), (4, 30), (5, 30), (99, 30)])
def test_each_step_is_longer_than_the_one_before_and_a_month_the_longest(earlier, days):
    assert next_step(earlier).days == days


@pytest.mark.parametrize("step", STEPS)
def test_a_step_is_found_by_what_the_form_sends(step):
    assert step_of(step.value) is step


def test_no_other_step_can_be_sent():
    with pytest.raises(StopIteration):
        step_of("365")
