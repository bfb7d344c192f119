import pytest

from community.spam.templatetags.spam_tags import percent, share_of, signed


@pytest.mark.parametrize(("share", "shown"), [(0.936, "93.6 %"), (1.0, "100.0 %"), (0.0, "0.0 %"), (0.00049, "0.0 %")])
def test_a_share_is_shown_with_one_decimal(share, shown) -> None:
    assert percent(share) == shown


@pytest.mark.parametrize(("weight", "shown"), [(0.75, "+0.75"), (-1.0, "−1.00"), (0.0, "+0.00")])
def test_a_weight_has_its_sign_and_two_decimals(weight, shown) -> None:
    assert signed(weight) == shown


def test_a_share_of_nothing_is_nothing() -> None:
    assert (share_of(1, 4), share_of(0, 0)) == (0.25, 0.0)
