import time

import pytest

from community.text.contact_details import (
    find_bare_hosts,
    find_emails,
    find_links,
    find_phone_numbers,
    find_spelled_out,
    is_dialled,
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("+49 (0)30 123 45 67", ["+49 (0)30 123 45 67"]),
        ("WhatsApp-+44 7700 900123", ["+44 7700 900123"]),
        ("(800) 555-0199 or 1-855-555-0142", ["(800) 555-0199", "1-855-555-0142"]),
        ("030/123 45 67", ["030/123 45 67"]),
        ("07700900123, 06 12 34 56 78", ["07700900123", "06 12 34 56 78"]),
        ("01.02.2019, 2024-01-15 10:30, 2019-2020", []),
        ("£1900000000, 1,250,000", []),
        ("https://example.org/a/20190503/12345678901", []),
        ("ISBN 978-0-14-312774-1", []),
    ],
)
def test_phone_numbers_are_told_from_dates_prices_and_addresses(text: str, found: list[str]) -> None:
    assert find_phone_numbers(text) == found


@pytest.mark.parametrize(
    ("number", "dialled"),
    [
        ("+49 30 1234567", True),
        ("0113 496 0000", True),
        ("(800) 555-0199", True),
        ("8 800 555 35 35", True),
        ("415-555-0100", True),
        ("8 07700 900 123", True),
        ("1234 5678 9012", False),
        ("250 000 000", False),
    ],
)
def test_numbers_that_are_dialled_begin_in_known_ways(number: str, dialled: bool) -> None:
    assert find_phone_numbers(number) == [number]
    assert is_dialled(number) is dialled


def test_emails_are_whole() -> None:
    assert find_emails("a.b-c+d@sub.example.co.uk. x@a.b.co, @karen, a@b") == ["a.b-c+d@sub.example.co.uk", "x@a.b.co"]


def test_each_link_is_named_once() -> None:
    assert find_links("see https://a.example/x?y=1. and a.example.com, https://a.example/x?y=1") == [
        "https://a.example/x?y=1",
        "a.example.com",
    ]


@pytest.mark.parametrize("text", ["1 " * 50_000, "12 " * 50_000, "a@" * 50_000, "a." * 50_000, "+(1" * 30_000])
def test_hostile_text_takes_no_time(text: str) -> None:
    started = time.process_time()

    find_emails(text), find_phone_numbers(text), find_links(text)

    assert time.process_time() - started < 1


@pytest.mark.parametrize("pattern", ["a.", "a-", "a" * 62 + ".", "1.", "1.1.1.", "a dot ", "shop.", "A.", "a.shop."])
def test_hosts_that_only_people_read_are_looked_for_in_linear_time(pattern: str) -> None:
    def cost(length: int) -> float:
        text = (pattern * length)[:length]
        started = time.process_time()
        find_bare_hosts(text)
        find_spelled_out(text)
        return time.process_time() - started

    assert min(cost(10_000) for _ in range(3)) < 0.02 + 12 * min(cost(2_000) for _ in range(3))


@pytest.mark.parametrize(
    ("text", "links"),
    [
        ("So tired.", []),
        ("tired...", []),
        ("https:", []),
        ("https:/a", ["https:/a"]),
        ("a.uk", ["a.uk"]),
        ("россия.рф", ["россия.рф"]),
        ("no.\nhttps://a", ["https://a"]),
    ],
)
def test_a_dot_within_a_word_or_a_scheme_begins_a_link(text: str, links: list[str]) -> None:
    assert find_links(text) == links


@pytest.mark.parametrize(("text", "emails"), [("Rosa at example.org", []), ("a@b.uk", ["a@b.uk"]), ("@", [])])
def test_no_sign_no_email(text: str, emails: list[str]) -> None:
    assert find_emails(text) == emails
