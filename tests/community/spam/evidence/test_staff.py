from community.members.standing import Standing
from community.spam.evidence.staff import staff
from community.spam.normalise import normalise


def test_only_staff_are_staff(given) -> None:
    found = {standing: [one.weight for one in staff(normalise("Hello"), given(standing))] for standing in Standing}

    assert found == {Standing.NEW: [], Standing.ESTABLISHED: [], Standing.TRUSTED: [], Standing.STAFF: [-100.0]}
