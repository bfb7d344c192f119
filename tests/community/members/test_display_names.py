import pytest
from django.core.exceptions import ValidationError

from community.members import display_names
from community.members.display_names import check_display_name
from tests.factories import UserFactory


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("Admin", display_names.LOOKS_OFFICIAL),
        ("The Adm1n", display_names.LOOKS_OFFICIAL),
        ("Juggle Team", display_names.LOOKS_OFFICIAL),
        ("M O D", display_names.LOOKS_OFFICIAL),
        ("Moderator 7", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor (author)", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor [the Editor]", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor – author", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor | Team", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor *author*", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor ❨author❩", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor “author”", display_names.LOOKS_OFFICIAL),
        ("author: Rosa", display_names.LOOKS_OFFICIAL),
        ("Team | Rosa", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor author", display_names.LOOKS_OFFICIAL),
        ("Rosa Okafor, Editor", display_names.LOOKS_OFFICIAL),
        ("Editorial team", display_names.LOOKS_OFFICIAL),
        ("The Support Team", display_names.LOOKS_OFFICIAL),
        ("The editors", display_names.LOOKS_OFFICIAL),
        ("The Team", display_names.LOOKS_OFFICIAL),
        ("A former member", display_names.LOOKS_OFFICIAL),
        ("Priya Raman", display_names.IMITATES_STAFF),
        ("priya.raman", display_names.IMITATES_STAFF),
        ("Pr1ya Rarnan", display_names.IMITATES_STAFF),
        ("Рriya Raman", display_names.MIXED_ALPHABETS),
        ("Rosa\u200b", display_names.HIDDEN_CHARACTERS),
        ("Rosa, prams.shop", display_names.GIVES_AN_ADDRESS),
        ("www.prams.example.com", display_names.GIVES_AN_ADDRESS),
        ("Rosa prams dot shop", display_names.GIVES_AN_ADDRESS),
        ("rosa@example.org", display_names.GIVES_AN_ADDRESS),
        ("Rosa 0113 496 0000", display_names.GIVES_AN_ADDRESS),
        ("\u3164", display_names.HIDDEN_CHARACTERS),
    ],
)
def test_a_name_that_is_not_ones_own_is_refused(moderator, name: str, reason: str) -> None:
    with pytest.raises(ValidationError) as refused:
        check_display_name(name)

    assert refused.value.messages == [reason]


@pytest.mark.parametrize(
    "name",
    [
        "Badminton Dad",
        "Modesty",
        "Priya",
        "علی\u200cرضا",
        "👩\u200d👧",
        "Ольга",
        "Two Dads",
        "Ann (Leeds)",
        "Author Ann",
        "Authority Ann",
        "Team Ann",
        "Ann the Night Owl",
        "Ann: two kids",
        "Ann’s Team",
        "The Ann-Team",
        "Ann-Marie",
    ],
)
def test_an_ordinary_name_is_fine(moderator, name: str) -> None:
    check_display_name(name)


def test_members_may_share_a_name(member) -> None:
    check_display_name(member.display_name)


def test_staff_keep_their_name(moderator) -> None:
    check_display_name("Priya Raman (moderator)", member=moderator)


def test_one_query_however_many_look_after_the_site(moderator, django_assert_num_queries) -> None:
    for _ in range(3):
        UserFactory(groups=["Moderators", "Authors"])

    with django_assert_num_queries(1):
        check_display_name("Samira")


@pytest.mark.parametrize(
    "name", ["B.de Vries", "J.Co", "Dr. St.Clair", "Mum of 2 (2019)", "Anna B. 1985", "A.M. van Dijk"]
)
def test_initials_years_and_dots_are_no_address(db, name) -> None:
    check_display_name(name)
