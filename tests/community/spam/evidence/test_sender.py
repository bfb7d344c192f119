import pytest

from community.members.standing import Standing
from community.spam.evidence.sender import campaign, repeats, staff
from community.spam.judge import judge
from community.spam.normalise import normalise_comment
from community.spam.verdicts import Outcome


def test_only_staff_are_staff(given) -> None:
    found = {
        standing: [one.weight for one in staff(normalise_comment("Hello"), given(standing))] for standing in Standing
    }

    assert found == {Standing.NEW: [], Standing.ESTABLISHED: [], Standing.TRUSTED: [], Standing.STAFF: [-100.0]}


@pytest.mark.parametrize("standing", [Standing.NEW, Standing.ESTABLISHED, Standing.TRUSTED])
def test_filled_honeypot_rejects(given, standing) -> None:
    verdict = judge("Lovely.", name="Rosa", circumstances=given(standing, honeypot="http://\x00a.example"))

    assert verdict.outcome is Outcome.REJECT
    [found] = [one for one in verdict.evidence if one.name == "honeypot"]
    assert found.explanation == "A field that people do not see was filled in with “http://a.example”."


TEXT = "We swapped the nursery run every second week."


@pytest.mark.parametrize(
    ("copies", "outcome"), [(0, Outcome.PUBLISH), (1, Outcome.HOLD), (2, Outcome.REJECT), (9, Outcome.REJECT)]
)
def test_second_copy_waits_and_third_is_rejected(given, copies, outcome) -> None:
    assert judge(TEXT, name="Rosa", circumstances=given(copies=copies)).outcome is outcome


def test_sentence_says_how_often(given) -> None:
    [found] = repeats(normalise_comment(TEXT), given(copies=3))

    assert found.explanation == "A text that reads the same was already posted 3 times in the last seven days."


@pytest.mark.parametrize("text", ["Thanks!", "x" * 24, "Thanks!" + "\u200b" * 50])
def test_short_text_may_be_said_by_many(given, text) -> None:
    assert list(repeats(normalise_comment(text, name="A name does not make it longer"), given(copies=5))) == []


@pytest.mark.parametrize(
    ("circumstances", "found"),
    [
        ({"near_copies": 1}, []),
        ({"near_copies": 2}, [("repeats/near-copies", 2.0)]),
        ({"bits_from_spam": 0}, [("repeats/confirmed-spam", 20.0)]),
        ({"bits_from_spam": 1}, [("repeats/near-spam", 2.0)]),
        ({"bits_from_spam": None}, []),
    ],
)
def test_likeness_counts_the_more_the_nearer_it_is(given, circumstances, found) -> None:
    assert [(one.name, one.weight) for one in repeats(normalise_comment(TEXT), given(**circumstances))] == found


@pytest.mark.parametrize(
    ("circumstances", "outcome"),
    [
        ({"near_copies": 1}, Outcome.HOLD),
        ({"near_copies": 9}, Outcome.HOLD),
        ({"bits_from_spam": 8}, Outcome.HOLD),
        ({"bits_from_spam": 0}, Outcome.REJECT),
    ],
)
def test_only_the_very_words_of_spam_are_enough_to_reject(given, circumstances, outcome) -> None:
    assert judge(TEXT, name="Rosa", circumstances=given(**circumstances)).outcome is outcome


def test_moderators_read_what_a_text_is_like(given) -> None:
    circumstances = given(near_copies=2, bits_from_spam=3)

    assert [one.explanation for one in repeats(normalise_comment(TEXT), circumstances)] == [
        "It is nearly a comment that a moderator marked as spam.",
        "Nearly the same text was posted 2 times in the last seven days.",
    ]


@pytest.mark.parametrize(("writers", "found"), [(1, []), (2, [1.5]), (7, [1.5])])
def test_the_third_newcomer_with_one_address_is_a_campaign(given, writers, found) -> None:
    circumstances = given(Standing.NEW, shared_addresses=(("prams.icu", writers),))

    assert [one.weight for one in campaign(normalise_comment(TEXT), circumstances)] == found


@pytest.mark.parametrize(
    ("standing", "names"),
    [(Standing.NEW, ["campaign", "novelty"]), (Standing.ESTABLISHED, []), (Standing.TRUSTED, []), (Standing.STAFF, [])],
)
def test_what_is_new_here_counts_with_newcomers_only(given, standing, names) -> None:
    circumstances = given(standing, shared_addresses=(("prams.icu", 2),), unknown_addresses=("prams.icu",))

    assert [one.name for one in campaign(normalise_comment(TEXT), circumstances)] == names
