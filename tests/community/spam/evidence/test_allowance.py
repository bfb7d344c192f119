from community.members.standing import Standing
from community.spam.evidence.allowance import over_link_limit


def test_long_address_is_cut_in_the_sentence() -> None:
    [found] = over_link_limit("away/links", ["x" * 500], "link", "links", Standing.NEW)

    assert found.explanation == f"1 link (“{'x' * 59}…”); a new writer may have 0."
