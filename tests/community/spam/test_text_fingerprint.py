import pytest

from community.spam.normalise import normalise_comment
from community.spam.text_fingerprint import MOST_ADDRESSES, fingerprint_of, key_of

TEXT = "Our nursery closes at four and neither of us does."


def named(text: str, name: str = "") -> list[str]:
    return list(fingerprint_of(normalise_comment(text, name=name)).addresses.values())


@pytest.mark.parametrize("other", [TEXT.upper(), TEXT.replace(" ", "\n"), TEXT.replace("n", "n\u200b"), f" {TEXT} "])
def test_texts_that_read_the_same_have_one_key(other: str) -> None:
    assert fingerprint_of(normalise_comment(other)).key == fingerprint_of(normalise_comment(TEXT)).key


def test_a_name_is_no_part_of_the_text() -> None:
    anna, bert = (fingerprint_of(normalise_comment(TEXT, name=name)) for name in ("Anna", "Bert"))

    assert anna == bert


def test_another_word_makes_another_key() -> None:
    assert fingerprint_of(normalise_comment(TEXT + " Yet.")).key != fingerprint_of(normalise_comment(TEXT)).key


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("https://www.prams.example/a?b=1#c", ["prams.example", "prams"]),
        ("http://me@prams.example:8080/x", ["prams.example", "prams", "me@prams.example"]),
        ("best-prams.icu and BestPrams", ["best-prams.icu", "bestprams"]),
        ("https://prams.co.uk", ["prams.co.uk", "prams"]),
        ("t.me/rich", ["t.me"]),
        ("see 93.184.216.34", ["93.184.216.34"]),
        ("write to me@prams.example", ["me@prams.example"]),
        ("ring +44 113 496 0000", ["441134960000"]),
        ("on Telegram, ask for @rosa_rich", ["@rosa_rich"]),
        ("My PramPalace™ is from Anywear®", ["prampalace", "anywear"]),
        ("McKay, iPhone, IKEA, Rosa Okafor and the GP", []),
        ("See https://testserver/members/rosa/", []),
    ],
)
def test_addresses_contacts_and_brands_are_named_as_one_reads_them(settings, text: str, found: list[str]) -> None:
    settings.SITE_URL = "http://testserver"

    assert named(text) == found


def test_a_long_list_is_compared_by_its_beginning() -> None:
    text = " ".join(f"https://a{number}.example" for number in range(MOST_ADDRESSES + 5))

    assert named(text) == [f"a{number}.example" for number in range(MOST_ADDRESSES)]


def test_keys_are_keyed_and_differ_by_kind(settings) -> None:
    before = key_of("text", "prams")
    settings.SECRET_KEY = "another"

    assert len(before) == 32
    assert len({before, key_of("text", "prams"), key_of("address", "prams")}) == 3
