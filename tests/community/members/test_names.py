import pytest
from django.core.exceptions import ValidationError

from community.members import names
from community.members.names import check_display_name
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Admin", names.LIKE_AN_OFFICE),
        ("The Adm1n", names.LIKE_AN_OFFICE),
        ("Juggle Team", names.LIKE_AN_OFFICE),
        ("M O D", names.LIKE_AN_OFFICE),
        ("Moderator 7", names.LIKE_AN_OFFICE),
        ("A former member", names.LIKE_AN_OFFICE),
        ("Priya Raman", names.LIKE_SOMEBODY),
        ("priya.raman", names.LIKE_SOMEBODY),
        ("Pr1ya Rarnan", names.LIKE_SOMEBODY),
        ("Рriya Raman", names.MIXED),
        ("Rosa\u200b", names.HIDDEN),
        ("\u3164", names.HIDDEN),
    ],
)
def test_a_name_that_is_not_ones_own_is_refused(moderator, name: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_display_name(name)

    assert refused.value.messages == [reason]


@pytest.mark.parametrize(
    "name", ["Badminton Dad", "Modesty", "Priya", "علی\u200cرضا", "👩\u200d👧", "Ольга", "Two Dads"]
)
def test_an_ordinary_name_is_fine(moderator, name: str) -> None:
    check_display_name(name)


def test_members_may_share_a_name(member) -> None:
    check_display_name(member.display_name)


def test_who_has_an_office_keeps_the_name(moderator) -> None:
    check_display_name("Priya Raman (moderator)", member=moderator)


def test_one_query_however_many_look_after_the_site(moderator, django_assert_num_queries) -> None:
    for _ in range(3):
        UserFactory(groups=["Moderators", "Authors"])

    with django_assert_num_queries(1):
        check_display_name("Samira")
