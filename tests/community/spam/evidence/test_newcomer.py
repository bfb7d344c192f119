from community.members.standing import Standing
from community.spam.evidence.newcomer import newcomer
from community.spam.normalise import normalise


def test_only_a_newcomers_comment_waits_for_its_writer(given) -> None:
    found = {
        standing: [one.explanation for one in newcomer(normalise("Hello"), given(standing))] for standing in Standing
    }

    assert found == {
        Standing.NEW: ["This writer is new here, or was set back by a moderator."],
        Standing.ESTABLISHED: [],
        Standing.TRUSTED: [],
        Standing.STAFF: [],
    }
