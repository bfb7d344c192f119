import pytest

from tests.factories import UserFactory
from transfer.articles.authors_by_key import authors_by_key
from transfer.imported import ImportedPerson

pytestmark = pytest.mark.django_db


def test_a_confirmed_address_is_enough_and_an_unconfirmed_one_is_not() -> None:
    rosa, _ = UserFactory(email="Rosa@example.org"), UserFactory(email="gwen@example.org", confirmed=False)
    people = {
        "rosa": ImportedPerson("rosa", "1", "Rosa O.", " rosa@example.ORG "),
        "gwen": ImportedPerson("gwen", "2", "Gwen", "gwen@example.org"),
        "none": ImportedPerson("none", "3", "None", ""),
    }

    assert authors_by_key(people, {}) == {"rosa": rosa, "gwen": "Gwen", "none": "None"}


def test_two_accounts_with_one_address_are_one_member() -> None:
    rosa = UserFactory(email="rosa@example.org")
    people = {key: ImportedPerson(key, key, key, "rosa@example.org") for key in ("rosa", "admin")}

    assert authors_by_key(people, {}) == {"rosa": rosa, "admin": rosa}


def test_what_the_operator_says_goes_first() -> None:
    UserFactory(email="rosa@example.org")
    other = UserFactory(username="other")

    assert authors_by_key({"rosa": ImportedPerson("rosa", "1", "R", "rosa@example.org")}, {"rosa": "other"}) == {
        "rosa": other
    }


@pytest.mark.parametrize(
    ("name", "shown"),
    [("<b>Gwen</b> &amp; co", "Gwen & co"), ("", "gwen"), ("\u202e", "gwen"), ("a" * 400, "a" * 150), ("a\0b", "ab")],
)
def test_names(name: str, shown: str) -> None:
    assert authors_by_key({"gwen": ImportedPerson("gwen", "1", name)}, {}) == {"gwen": shown}


def test_one_who_has_left_is_a_name() -> None:
    UserFactory(email="rosa@example.org", is_active=False)

    assert authors_by_key({"rosa": ImportedPerson("rosa", "1", "Rosa", "rosa@example.org")}, {}) == {"rosa": "Rosa"}
