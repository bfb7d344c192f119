"""What a moderator reads about each piece of evidence: exact words, right plurals, and never a mark of the code."""

import ast
import re
from pathlib import Path

import pytest

from community.spam import sentences
from community.spam.evidence import invitations, money, trades
from community.spam.sentences import MAX_QUOTE_LENGTH, SENTENCES, count_of, quote, sentence
from tests.architecture.rooms import ROOT

LINK = {"count": 1, "quote": "https://prams.example"}
LINKS = {"count": 3, "quote": "https://prams.example"}
ALLOWED = {"standing": "new", "allowed": 0}

READ = [
    ("read-first", {}, "In this conversation a moderator reads every comment first."),
    ("guests-first", {}, "Here a moderator reads what guests write first."),
    ("newcomer", {}, "This writer is new here, or was moved back to “new”."),
    ("links", LINK | ALLOWED, "1 link (“https://prams.example”); a new writer may have 0."),
    ("links", LINKS | ALLOWED, "3 links (the first “https://prams.example”); a new writer may have 0."),
    (
        "links",
        LINKS | {"standing": "established", "allowed": 2},
        "3 links (the first “https://prams.example”); an established writer may have 2.",
    ),
    (
        "contacts",
        {"count": 1, "quote": "rosa@example.org"} | ALLOWED,
        "1 e-mail address, phone number or handle (“rosa@example.org”); a new writer may have 0.",
    ),
    (
        "contacts",
        {"count": 2, "quote": "@rosa"} | ALLOWED,
        "2 e-mail addresses, phone numbers or handles (the first “@rosa”); a new writer may have 0.",
    ),
    ("links-here", LINK | {"allowed": 1}, "1 link (“https://prams.example”); here a comment may have 1."),
    (
        "contacts-here",
        {"count": 1, "quote": "@rosa", "allowed": 0},
        "1 e-mail address, phone number or handle (“@rosa”); here a comment may have 0.",
    ),
    ("second-copy", {}, "A text that reads the same was already posted once in the last seven days."),
    ("near-copy", {"copies": 1}, "Nearly the same text was posted once in the last seven days."),
    ("near-copy", {"copies": 2}, "Nearly the same text was posted 2 times in the last seven days."),
    ("near-spam", {}, "It reads like a comment that a moderator marked as spam."),
    ("pace", {"seconds": 1.26, "fastest": 3.0}, "Written in 1.3 seconds; people take at least 3."),
    (
        "length",
        {"length": 12_345, "read": 10_000},
        "The text has 12,345 characters; only the first 10,000 were read.",
    ),
    ("start", {}, "Where every comment starts."),
    ("approved", {}, "A moderator has approved an earlier text of this comment, which counted as much."),
    ("staff", {}, "Written by staff, whose comments are always published."),
    ("honeypot", {"quote": "Acme"}, "A field that people do not see was filled in with “Acme”."),
    (
        "repeats/third-copy",
        {"copies": 1_204},
        "A text that reads the same was already posted 1,204 times in the last seven days.",
    ),
    ("repeats/near-copies", {"copies": 3}, "Nearly the same text was posted 3 times in the last seven days."),
    ("repeats/confirmed-spam", {}, "It has the words of a comment that a moderator marked as spam."),
    ("repeats/near-spam", {}, "It is nearly a comment that a moderator marked as spam."),
    (
        "campaign",
        {"writers": 4, "quote": "prams.example"},
        "4 other newcomers have named “prams.example” in the last seven days, and nobody else has.",
    ),
    ("novelty", {"count": 1, "quote": "Pramly"}, "A newcomer names what no published comment here has: “Pramly”."),
    (
        "novelty",
        {"count": 1_001, "quote": "Pramly"},
        "A newcomer names what no published comment here has: “Pramly” and 1,000 more.",
    ),
    ("words/banned", {"quote": "casino"}, "“casino” is on the list of banned words."),
    ("money/from-home", {"quote": "work at home"}, "Offers money for working from home: “work at home”."),
    ("away/link", LINK, "Leads off this site: 1 link (“https://prams.example”)."),
    ("away/link", LINKS, "Leads off this site: 3 links (the first “https://prams.example”)."),
    (
        "away/unlinked",
        {"count": 1, "quote": "prams.icu"},
        "Names 1 address (“prams.icu”) that people can follow, although the page links nothing there.",
    ),
    (
        "away/unlinked",
        {"count": 2, "quote": "prams.icu"},
        "Names 2 addresses (the first “prams.icu”) that people can follow, although the page links nothing there.",
    ),
    ("away/markup", {}, "A link is written as HTML or BBCode, which this site never shows."),
    ("disguise/hidden", {"count": 1}, "Hides 1 character that nobody can see in the text."),
    ("disguise/hidden", {"count": 7}, "Hides 7 characters that nobody can see in the text."),
    ("disguise/look-alikes", {"count": 1}, "1 word has letters of another alphabet that look Latin."),
    ("disguise/look-alikes", {"count": 2}, "2 words have letters of another alphabet that look Latin."),
    (
        "disguise/swapped",
        {"count": 2, "quote": "c4sin0"},
        "2 words have digits or signs in place of letters, as “c4sin0”.",
    ),
    ("disguise/marks", {"count": 1}, "1 accent too many is stacked on letters."),
    ("disguise/marks", {"count": 90}, "90 accents too many are stacked on letters."),
    ("text/word", {"quote": "bitcoin"}, "“bitcoin”, from what moderators have decided."),
    ("text/rest", {"count": 1}, "The other 1 word together, and how the text is written."),
    ("text/rest", {"count": 40}, "The other 40 words together, and how the text is written."),
]


@pytest.mark.parametrize(("name", "parameters", "expected"), READ)
def test_what_a_moderator_reads(name, parameters, expected):
    assert sentence(name, parameters) == expected


#: Enough for any of them.
EVERYTHING = {
    "quote": "words",
    "count": 2,
    "copies": 2,
    "writers": 2,
    "seconds": 1.0,
    "fastest": 3.0,
    "length": 10,
    "read": 5,
    "standing": "new",
    "allowed": 1,
}


@pytest.mark.parametrize("name", SENTENCES)
def test_each_is_one_sentence_without_marks_of_the_code(name):
    said = sentence(name, EVERYTHING)

    assert said[0].isupper() or said[0].isdigit() or said[0] == "“"
    assert said.endswith(".")
    assert not re.search(r"[{}]|None|count\b|\.\.", said)


@pytest.mark.parametrize("name", SENTENCES)
def test_each_can_be_said_of_the_longest_quotation(name):
    said = sentence(name, EVERYTHING | {"quote": "https://" + "a" * 5_000})

    assert "a" * MAX_QUOTE_LENGTH not in said
    assert len(said) < MAX_QUOTE_LENGTH + 140


def names_in(path: Path) -> set[str]:
    """The names of evidence and gates that a file of the filter makes with a literal name."""
    calls = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Call) and node.args]
    made = [call for call in calls if getattr(call.func, "id", "") in {"Evidence", "Gate"}]
    return {call.args[0].value for call in made if isinstance(call.args[0], ast.Constant)}


def test_nothing_that_the_filter_says_is_without_a_sentence():
    files = sorted((ROOT / "community" / "spam").rglob("*.py"))
    made = set().union(*(names_in(path) for path in files))

    assert len(made) > 10, "the filter makes its evidence in another way now: look for it there"
    assert made - set(SENTENCES) == set()


def test_no_rule_is_without_a_sentence():
    rules = [*invitations.RULES, *money.RULES, *trades.RULES]

    assert len(rules) > 8
    assert {rule.name for rule in rules} - set(SENTENCES) == set()


def test_a_verdict_from_before_there_were_parameters_keeps_its_words():
    assert sentence("away/link", {"sentence": "Three links in one line."}) == "Three links in one line."
    assert sentence("gone-long-ago", {"sentence": "Written at night."}) == "Written at night."


def test_a_rule_that_was_given_up_is_named():
    assert sentence("full-moon", {}) == "A rule that is no longer used: full-moon."


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("", "“”"),
        ("prams", "“prams”"),
        ("p" * MAX_QUOTE_LENGTH, f"“{'p' * MAX_QUOTE_LENGTH}”"),
        # Braces are words here, not places for others.
        ("{count} {0} {quote}", "“{count} {0} {quote}”"),
    ],
)
def test_a_quotation(words, expected):
    assert quote(words) == expected


def test_a_quotation_that_is_too_long_ends_with_a_sign():
    said = quote("one word after the other " * 20)

    assert said.startswith("“one word after the other one")
    assert said.endswith("…”")
    assert len(said) <= MAX_QUOTE_LENGTH + len("“…”")


def test_a_letter_with_a_thousand_accents_is_cut_before_it_is_measured():
    assert len(quote("e" + "\u0301" * 1_000)) <= 2 * MAX_QUOTE_LENGTH + len("“…”")


def test_what_was_written_into_a_sentence_is_not_read_as_a_form():
    assert sentence("honeypot", {"quote": "{seconds}"}) == (
        "A field that people do not see was filled in with “{seconds}”."
    )


@pytest.mark.parametrize(
    ("number", "expected"), [(0, "0 links"), (1, "1 link"), (2, "2 links"), (1_000, "1,000 links")]
)
def test_how_many(number, expected):
    assert count_of(number, "link", "links") == expected


@pytest.mark.parametrize(("number", "expected"), [(1, "once"), (2, "2 times"), (3_000, "3,000 times")])
def test_how_often(number, expected):
    assert sentences._times(number) == expected
