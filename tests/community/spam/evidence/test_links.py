import pytest

from community.members.standing import Standing
from community.spam.evidence.links import contacts, find_addresses, find_contacts, find_unlinked, links
from community.spam.normalise import normalise_comment
from community.text.contact_details import find_links

FOUR = "https://a.example.com www.b.example.org c.example.net/x https://d.example.co.uk"


@pytest.mark.parametrize(("how_many", "weights"), [(0, []), (1, [0.75]), (2, [1.25]), (4, [1.75])])
def test_the_more_links_the_heavier_whoever_the_writer_is(given, how_many, weights) -> None:
    text = normalise_comment(" ".join(FOUR.split()[:how_many]))

    assert [[one.weight for one in links(text, given(standing))] for standing in Standing] == [weights] * 4


def test_sentence_names_the_number_and_the_first_link(given) -> None:
    [found] = links(normalise_comment(FOUR), given())

    assert found.explanation == "Leads off this site: 4 links (the first “https://a.example.com”)."


def test_many_links_weigh_no_more_than_a_few(given) -> None:
    text = " ".join(f"https://{number}.example.com" for number in range(50))

    assert [one.weight for one in links(normalise_comment(text), given())] == [1.75]


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
    assert find_links(normalise_comment(text).plain) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[x](//h)", ["//h"]),
        ("[x](&#104;ttps://h)", ["https://h"]),
        ("[x](https:\\/\\/h)", ["https://h"]),
        ("[a](https:host)", ["https:host"]),
        ("магазин.рф", ["магазин.рф"]),
        ("casino.so/x", ["http://casino.so/x"]),
        ("https://en.example.org/wiki/Foo_(bar)", ["https://en.example.org/wiki/foo_(bar)"]),
        ("https://example.org/東京 https://example.org/東京。次", ["https://example.org/東京"]),
        ("https://аррӏе.com/x", ["https://xn--80ak6aa92e.com/x"]),
        ("https://xn--80ak6aa92e.com/x", ["https://xn--80ak6aa92e.com/x"]),
        ("https://a.example and cheap dot com", ["https://a.example", "cheap.com"]),
        ("I was tired.So I went, see notes.md, [here](/members/rosa/)", []),
    ],
)
def test_what_the_page_links_to_is_found_once(text, found) -> None:
    assert list(find_addresses(normalise_comment(text))) == found


@pytest.mark.parametrize(
    ("text", "name"),
    [('<a href="https://a.example">x</a>', "away/unlinked"), ("[url=https://a.example]x[/url]", "away/link")],
)
def test_markup_of_other_sites_is_evidence_of_its_own(given, text, name) -> None:
    assert [one.name for one in links(normalise_comment(text), given())] == [name, "away/markup"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("rosa@example.com", ["rosa@example.com"]),
        ("rosa (at) example (dot) com", ["rosa@example.com"]),
        ("ring +44 113 496 0000.", ["+44 113 496 0000"]),
        ("ring (800) 555-0199", ["(800) 555-0199"]),
        ("ring 0113 496 0000 or 0113 496 0001", ["0113 496 0000", "0113 496 0001"]),
        ("on Telegram, ask for @rosa_rich", ["telegram, ask for @rosa_rich"]),
        ("t3legram @rosa", ["telegram @rosa"]),
        ("@Karen, our WhatsApp group is full", []),
        ("from 2019-2020 to 2021-01-15, 1,250,000 and £3000000000", []),
        ("e-mail the union, or ring 111", []),
    ],
)
def test_addresses_numbers_and_handles_are_found(text, found) -> None:
    assert list(find_contacts(normalise_comment(text))) == found


def test_an_address_is_said_with_what_it_is(given) -> None:
    [found] = contacts(normalise_comment("Write to rosa@example.com"), given())

    assert (found.name, found.weight) == ("away/contact", 0.75)
    assert found.explanation == "Leads off this site: 1 e-mail address, phone number or handle (“rosa@example.com”)."


def test_long_address_is_cut_in_the_sentence(given) -> None:
    [found] = links(normalise_comment(f"https://example.org/{'x' * 500}"), given())

    assert found.explanation == f"Leads off this site: 1 link (“https://example.org/{'x' * 39}…”)."


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Ours came from prams.icu last week", ["prams.icu"]),
        ("PRAMS.SHOP has it", ["prams.shop"]),
        ("get it at prams dot shop", ["prams.shop"]),
        ("cheap dot com", ["cheap.com"]),
        ("see 93.184.216.34", ["93.184.216.34"]),
        ("https://prams.icu and prams.icu", []),
        ("www.prams.icu/x, https://testserver/a and testserver/b", ["www.prams.icu"]),
        ("I liked the shop.Online is cheaper, so tired.Live music", []),
        ("her polka dot top, the dot club", []),
        ("router at 192.168.1.1, version 300.2.3.4 or v1.2.3.4, 1.2.3", []),
    ],
)
def test_what_only_people_can_follow_is_found_beside_links(text, found) -> None:
    assert list(find_unlinked(normalise_comment(text))) == found


def test_an_address_in_words_is_evidence_of_its_own(given) -> None:
    text = normalise_comment("See https://a.example.org, prams.icu and prams dot shop")

    assert [(one.name, one.weight) for one in links(text, given())] == [("away/link", 0.75), ("away/unlinked", 1.25)]
    assert [one.explanation for one in links(text, given())][1] == (
        "Names 2 addresses (the first “prams.icu”) that people can follow, although the page links nothing there."
    )
