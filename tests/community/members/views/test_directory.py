import pytest
from django.test import Client

from community.members.models import Profile, User
from tests.factories import UserFactory


@pytest.fixture
def reader(other_member) -> Client:
    client = Client()
    client.force_login(other_member)
    return client


def listed(name: str, *, about: str = "", is_listed: bool = True, **told: str) -> User:
    member = UserFactory(display_name=name, about=about)
    Profile.objects.create(member=member, is_listed=is_listed, **told)
    return member


def names(reader: Client, query: str = "") -> list[str]:
    return [member.display_name for member, _ in reader.get(f"/members/{query}").context["entries"]]


def test_only_those_who_asked_for_it_newest_first(reader, member) -> None:
    listed("Ada")
    listed("Ben", is_listed=False)
    listed("Cleo")
    gone = listed("Dora")
    User.objects.filter(pk=gone.pk).update(is_active=False)

    assert names(reader) == ["Cleo", "Ada"]


def test_for_members_only(client, db) -> None:
    assert client.get("/members/?q=ada")["Location"] == "/account/login/?next=/members/%3Fq%3Dada"


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?q=ada", ["Ada"]),
        ("?q=GARDEN", ["Cleo"]),
        ("?q=garden+cleo", ["Cleo"]),
        ("?q=garden+ada", []),
        ("?q=secret", []),
        ("?q=example.org", []),
        ("?q=%25", []),
        ("?age=2-4", ["Cleo"]),
        ("?age=8-11", []),
        ("?work=shifts", ["Cleo"]),
        ("?work=part-time", []),
        ("?age=2-4&work=shifts&q=cleo", ["Cleo"]),
        ("?age=everything&work=%00&q=%00", ["Cleo", "Ben", "Ada"]),
    ],
)
def test_found_by_what_is_shown_to_members_and_by_nothing_else(reader, query: str, found: list[str]) -> None:
    listed("Ada", about="secret garden", about_for="nobody", ages=",8-11,", ages_for="nobody")
    listed("Ben", work="part-time", work_for="nobody")
    listed("Cleo", about="A garden.", about_for="members", ages=",2-4,", work="shifts")
    listed("Dora", about="garden", work="shifts", ages=",2-4,", is_listed=False)

    assert names(reader, query) == found


def test_what_is_hidden_is_in_no_byte_of_the_page(reader) -> None:
    ada = listed("Ada", about="SECRET", about_for="nobody", ages=",8-11,", ages_for="nobody")
    User.objects.filter(pk=ada.pk).update(picture="UNSEEN", picture_for="nobody")

    page = reader.get("/members/").text

    assert [words for words in ("SECRET", "UNSEEN", ada.email, "Children:") if words in page] == []


def test_pages_by_key(reader) -> None:
    everybody = [listed(f"Member {number}").display_name for number in range(30)]

    first = reader.get("/members/?q=member").context
    second = names(reader, f"?q=member&before={first['next_before']}")

    assert [member.display_name for member, _ in first["entries"]] + second == everybody[::-1]
    assert names(reader, "?before=99999999999999999999999") == everybody[::-1][:24]


@pytest.mark.parametrize("how_many", [1, 9])
def test_as_many_queries_however_many_members(reader, how_many: int, django_assert_num_queries) -> None:
    for number in range(how_many):
        listed(f"Member {number}", about="Hello.")
    reader.get("/members/")

    with django_assert_num_queries(5):
        reader.get("/members/")
