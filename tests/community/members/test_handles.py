import pytest
from django.core.exceptions import ValidationError

from community.members import display_names, handles
from community.members.handle_change import reserve_handle
from community.members.handles import check_handle, free_handle, is_taken
from community.members.models import OldHandle
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("handle", "reason"),
    [
        ("r\u043esa", handles.WRONG_LETTERS),
        ("rosa\u200b", handles.WRONG_LETTERS),
        ("rosa_o", handles.WRONG_LETTERS),
        ("-rosa", handles.WRONG_LETTERS),
        ("rosa--o", handles.WRONG_LETTERS),
        ("../rosa", handles.WRONG_LETTERS),
        ("ro", handles.WRONG_LENGTH),
        ("r" * 33, handles.WRONG_LENGTH),
        ("admin", display_names.LOOKS_OFFICIAL),
        ("adm1n", display_names.LOOKS_OFFICIAL),
        ("admin2026", display_names.LOOKS_OFFICIAL),
        ("mod-erator", display_names.LOOKS_OFFICIAL),
        ("the-real-moderat0r", display_names.LOOKS_OFFICIAL),
        ("juggle-help", display_names.LOOKS_OFFICIAL),
        ("search", display_names.LOOKS_OFFICIAL),
        ("pr1ya", display_names.IMITATES_STAFF),
        ("priya-raman", display_names.IMITATES_STAFF),
        ("beatriz", handles.TAKEN),
    ],
)
def test_a_handle_that_imitates_is_refused(member, other_member, moderator, handle: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_handle(handle, member=member)

    assert refused.value.messages == [reason]


@pytest.mark.parametrize("handle", ["badminton-dad", "modest-mum", "two-dads-in-utrecht", "rosa7"])
def test_an_ordinary_handle_is_fine(member, moderator, handle: str) -> None:
    check_handle(handle, member=member)


def test_a_handle_once_used_is_taken_for_good(member, other_member) -> None:
    reserve_handle("night-owl", other_member)
    reserve_handle("gone-away", None)

    assert [is_taken(handle) for handle in ("night-owl", "Night-Owl", "gone-away", "day-owl")] == [
        True,
        True,
        True,
        False,
    ]
    assert is_taken("night-owl", besides=other_member) is False
    assert is_taken("gone-away", besides=member) is True


def test_an_exchanged_key_frees_no_handle(member, settings) -> None:
    reserve_handle("night-owl", member)
    settings.SECRET_KEY_FALLBACKS, settings.SECRET_KEY = [settings.SECRET_KEY], "another"

    assert is_taken("night-owl") is True


def test_what_is_kept_does_not_say_the_handle(member) -> None:
    reserve_handle("night-owl", member)

    assert "night" not in str(list(OldHandle.objects.values()))


@pytest.mark.parametrize(
    ("name", "begins"),
    [
        ("Rosa Okafor", "rosa-okafor"),
        ("Admin", "somebody-"),
        ("李明", "somebody-"),
        ("Jo", "somebody-"),
        ("a_b c", "a-b-c"),
    ],
)
def test_a_free_handle_is_made_from_the_name(db, name: str, begins: str) -> None:
    assert free_handle(name).startswith(begins)


def test_a_free_handle_is_nobodys_now_or_before(member) -> None:
    UserFactory(username="rosa-okafor")
    reserve_handle("night-owl", member)

    assert free_handle("Rosa Okafor").startswith("rosa-okafor-")
    assert free_handle("Night Owl").startswith("night-owl-")
