import pytest

from community.members.standing import Standing
from community.spam.evidence.contact import contact, find_contacts
from community.spam.normalise import normalise


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
    assert find_contacts(normalise(text)) == found


def test_newcomer_may_give_no_address_and_an_established_writer_one(given) -> None:
    reading = normalise("Write to rosa@example.com")

    [found] = contact(reading, given(Standing.NEW))

    assert (found.name, found.weight) == ("away/contact", 1.0)
    assert (
        found.explanation == "1 e-mail address, phone number or handle (“rosa@example.com”); a new writer may have 0."
    )
    assert list(contact(reading, given(Standing.ESTABLISHED))) == []
