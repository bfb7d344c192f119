import pytest

from community.members.standing import Standing
from community.spam.gates import NEWCOMER, READ_FIRST, gates_of
from community.spam.judge import judge
from community.spam.learning.logistic_model import LogisticModel
from community.spam.normalise import MAX_LENGTH_READ, normalise_comment
from community.spam.verdicts import Outcome

NEW, ESTABLISHED, TRUSTED, STAFF = Standing

KIND_WORDS = "Ours sends a photo at nap time, and it carries me through the afternoon."
WARNING = "Beware of these offers, they are a scam."
LINKS = "https://a.example.com www.b.example.org c.example.net/x d.example.co.uk"


def names(text, circumstances):
    return [gate.name for gate in gates_of(normalise_comment(text), circumstances)]


@pytest.mark.parametrize(
    ("standing", "elsewhere", "where_all_is_read_first"),
    [
        (NEW, ["newcomer"], ["read-first", "newcomer"]),
        (ESTABLISHED, [], ["read-first"]),
        (TRUSTED, [], ["read-first"]),
        (STAFF, [], []),
    ],
)
def test_each_standing_has_its_gates(given, standing, elsewhere, where_all_is_read_first) -> None:
    assert names(KIND_WORDS, given(standing)) == elsewhere
    assert names(KIND_WORDS, given(standing, is_read_first=True)) == where_all_is_read_first


@pytest.mark.parametrize(
    ("standing", "how_many", "is_open"),
    [(NEW, 1, False), (ESTABLISHED, 1, True), (ESTABLISHED, 2, False), (TRUSTED, 3, True), (TRUSTED, 4, False)]
    + [(STAFF, 4, True)],
)
def test_each_standing_has_its_free_links(given, standing, how_many, is_open) -> None:
    assert ("links" not in names(" ".join(LINKS.split()[:how_many]), given(standing))) is is_open


def test_a_newcomer_may_give_no_address_and_an_established_writer_one(given) -> None:
    text = "Write to rosa@example.com"

    assert [names(text, given(standing)) for standing in (NEW, ESTABLISHED)] == [["newcomer", "contacts"], []]


@pytest.mark.parametrize(
    ("text", "copies", "waits"),
    [(KIND_WORDS, 0, []), (KIND_WORDS, 1, ["second-copy"]), (KIND_WORDS, 2, []), ("Thanks!", 1, [])],
)
def test_a_second_copy_waits_and_a_third_is_evidence(given, text, copies, waits) -> None:
    assert names(text, given(copies=copies)) == waits


@pytest.mark.parametrize(
    ("circumstances", "waits"),
    [({"near_copies": 1}, ["near-copy"]), ({"bits_from_spam": 0}, ["near-spam"]), ({"bits_from_spam": None}, [])],
)
def test_what_is_nearly_something_else_waits(given, circumstances, waits) -> None:
    assert names(KIND_WORDS, given(**circumstances)) == waits
    assert names(KIND_WORDS, given(STAFF, **circumstances)) == []


@pytest.mark.parametrize(
    ("seconds", "waits"), [(None, []), (3.0, []), (86_400.0, []), (2.9, ["pace"]), (0.0, ["pace"])]
)
def test_who_is_quicker_than_people_are_waits(given, seconds, waits) -> None:
    assert names("Lovely.", given(seconds_to_write=seconds)) == waits


def test_only_what_could_not_be_read_is_too_long(given) -> None:
    assert [names("a" * letters, given()) for letters in (MAX_LENGTH_READ, MAX_LENGTH_READ + 1)] == [[], ["length"]]


@pytest.mark.parametrize("circumstances", [{"standing": NEW}, {"is_read_first": True}])
def test_words_that_speak_for_a_comment_do_not_outweigh_a_gate(given, circumstances) -> None:
    verdict = judge(WARNING, name="Jonas", circumstances=given(**circumstances), model=LogisticModel())

    assert (verdict.outcome, verdict.score) == (Outcome.HOLD, -2.5)


def test_without_a_gate_the_same_words_are_published(given) -> None:
    assert judge(WARNING, name="Jonas", circumstances=given()).outcome is Outcome.PUBLISH


def test_a_gate_weighs_nothing_and_is_no_evidence(given) -> None:
    verdict = judge(KIND_WORDS, name="Jonas", circumstances=given(NEW, is_read_first=True), model=LogisticModel())

    assert (verdict.score, len(verdict.evidence), verdict.gates) == (-1.0, 1, (READ_FIRST, NEWCOMER))


def test_moderators_read_why(given) -> None:
    text = normalise_comment(LINKS + "x" * MAX_LENGTH_READ)
    circumstances = given(NEW, is_read_first=True, seconds_to_write=1.24, copies=1, near_copies=1, bits_from_spam=3)

    assert [gate.explanation for gate in gates_of(text, circumstances)] == [
        "In this conversation a moderator reads every comment first.",
        "This writer is new here, or was moved back to “new”.",
        "4 links (the first “https://a.example.com”); a new writer may have 0.",
        "A text that reads the same was already posted once in the last seven days.",
        "Nearly the same text was posted once in the last seven days.",
        "It reads like a comment that a moderator marked as spam.",
        "Written in 1.2 seconds; people take at least 3.",
        f"The text has {len(LINKS) + MAX_LENGTH_READ:,} characters; only the first 10,000 were read.",
    ]


@pytest.mark.parametrize(("length", "waits"), [(24, []), (25, ["second-copy"])])
def test_a_second_copy_waits_from_twenty_five_characters_on(given, length, waits) -> None:
    assert names("abcdefghijklmnopqrstuvwxyz"[:length], given(ESTABLISHED, copies=1)) == waits
