import pytest

from community.members.primary_keys import parse_pk


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12", 12),
        ("2147483647", 2147483647),
        ("2147483648", None),
        ("9" * 30, None),
        ("", None),
        ("-1", None),
        ("1.5", None),
        ("١٢", None),  # digits, but not those of an address
    ],
)
def test_only_what_a_row_can_have_is_an_id(text, number):
    assert parse_pk(text) == number
