import pytest

from community.members.standing import Standing
from community.spam.evidence.links import find_links, links
from community.spam.normalise import normalise

NEW, ESTABLISHED, TRUSTED, STAFF = Standing
FOUR = "https://a.example.com www.b.example.org c.example.net/x d.example.co.uk"


@pytest.mark.parametrize(
    ("standing", "how_many", "weights"),
    [
        (NEW, 0, []),
        (NEW, 1, [1.0]),
        (NEW, 2, [1.5]),
        (ESTABLISHED, 1, []),
        (ESTABLISHED, 2, [1.0]),
        (TRUSTED, 3, []),
        (TRUSTED, 4, [1.0]),
        (STAFF, 4, []),
    ],
)
def test_each_standing_has_its_free_links(given, standing, how_many, weights) -> None:
    text = " ".join(FOUR.split()[:how_many])

    assert [one.weight for one in links(normalise(text), given(standing))] == weights


def test_sentence_names_the_number_the_first_link_and_the_allowance(given) -> None:
    [found] = links(normalise(FOUR), given(TRUSTED))

    assert found.explanation == "4 links (the first “https://a.example.com”); a trusted writer may have 3."


def test_many_links_weigh_no_more_than_a_few(given) -> None:
    text = " ".join(f"https://{number}.example.com" for number in range(50))

    assert [one.weight for one in links(normalise(text), given(NEW))] == [2.5]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("See https://a.example/x?y=1.", ["https://a.example/x?y=1"]),
        ("(http://a.example)", ["http://a.example"]),
        ("[this](https://a.example)", ["https://a.example"]),
        ("https://a.example and https://a.example", ["https://a.example"]),
        ("hxxp://bit[.]ly/abc", ["http://bit.ly/abc"]),
        ("t.me/rich", ["t.me/rich"]),
        ("deals.example.shop", ["deals.example.shop"]),
        ("cheap dot com", ["cheap.com"]),
        ("I liked the shop.Online is cheaper, e.g. a.m. or p.m., v2.0, 9.30-14.30", []),
        ("rosa@example.com", []),
    ],
)
def test_links_are_found_however_they_are_written(text, found) -> None:
    assert find_links(normalise(text)) == found


@pytest.mark.parametrize("text", ['<a href="https://a.example">x</a>', "[url=https://a.example]x[/url]"])
def test_markup_of_other_sites_is_evidence_of_its_own(given, text) -> None:
    assert [one.name for one in links(normalise(text), given(ESTABLISHED))] == ["away/markup"]
