from community.members.standing import Standing
from community.spam.evidence.allowance import beyond_allowance


def test_long_address_is_cut_in_the_sentence() -> None:
    [found] = beyond_allowance("away/links", ["x" * 500], "link", "links", Standing.NEW)

    assert found.says == f"1 link (“{'x' * 59}…”); a new writer may have 0."
