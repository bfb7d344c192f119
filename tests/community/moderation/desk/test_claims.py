from datetime import timedelta

import time_machine
from django.utils import timezone

from community.moderation.models import Claim
from tests.community.moderation.desk.conftest import status_of


def claim(client, comment, **note) -> int:
    return client.post(f"/cms/moderation/held/{comment.pk}/claim/", note).status_code


def page_of(client, comment) -> str:
    return client.get(f"/cms/moderation/held/{comment.pk}/").text


def test_others_see_who_reads_a_case_and_oneself_does_not(desk, sign_in, other_moderator, hold):
    case = hold()
    claim(sign_in(other_moderator), case)

    assert "Tobias Wendt is reading this. You can decide all the same." in page_of(desk, case)
    assert "Tobias Wendt is reading it." in desk.get("/cms/moderation/").text
    assert "is reading" not in page_of(sign_in(other_moderator), case)


def test_after_ten_minutes_it_is_free_again(desk, sign_in, other_moderator, hold):
    case = hold()
    claim(sign_in(other_moderator), case)

    for minutes, is_shown in ((9, True), (11, False)):
        with time_machine.travel(timezone.now() + timedelta(minutes=minutes)):
            assert ("is reading" in page_of(desk, case)) == is_shown


def test_a_claim_keeps_nobody_from_deciding_and_goes_with_the_decision(act, sign_in, other_moderator, hold):
    case = hold()
    claim(sign_in(other_moderator), case)

    act("approve", case)

    assert status_of(case) == "published"
    assert not Claim.objects.exists()


def test_the_first_claim_stays(desk, sign_in, other_moderator, hold):
    case = hold()
    claim(sign_in(other_moderator), case)
    claim(desk, case)

    assert Claim.objects.get().by == other_moderator


def test_a_note_for_another_moderator_stays_until_it_is_decided(desk, sign_in, moderator, other_moderator, hold):
    case = hold()
    assert claim(desk, case, note="Is this her real name?") == 302

    with time_machine.travel(timezone.now() + timedelta(days=2)):
        claim(sign_in(other_moderator), case)
        assert "Priya Raman asks another moderator: Is this her real name?" in page_of(sign_in(other_moderator), case)
    assert list(Claim.objects.values_list("by", "note")) == [(moderator.pk, "Is this her real name?")]


def test_a_note_is_words(desk, hold):
    case = hold()
    claim(desk, case, note="   ")

    assert list(Claim.objects.values_list("note", flat=True)) == [""]


def test_expired_claims_are_deleted_with_the_next_one(desk, hold):
    first, second = hold("first"), hold("second")
    claim(desk, first)
    Claim.objects.update(claimed_until=timezone.now() - timedelta(seconds=1))

    claim(desk, second)

    assert list(Claim.objects.values_list("case", flat=True)) == [second.pk]
