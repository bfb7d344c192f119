import pytest
from django.test import Client

from community.members import profile_picture
from community.members.models import OldHandle, Profile, User
from community.members.views.profile_settings import TOO_MANY_NAMES, TOO_MANY_PICTURES
from tests.community.members.test_profile_picture import REFUSED

FILLED = {
    "display_name": "Jonas M.",
    "about": "",
    "pronouns": "",
    "work": "",
    **dict.fromkeys(("about_for", "pronouns_for", "ages_for", "work_for", "picture_for"), "everyone"),
}
EDIT, PICTURE, HANDLE = "/members/me/edit/", "/members/me/picture/", "/members/me/handle/"


@pytest.fixture
def own(member) -> Client:
    client = Client()
    client.force_login(member)
    return client


def test_everything_told_is_kept(own, member) -> None:
    told = {"about": "Two boys.", "pronouns": "he/him", "ages": ["8-11", "2-4"], "work": "shifts", "work_for": "nobody"}

    answer = own.post(EDIT, FILLED | told | {"is_listed": "on"})

    assert (answer.status_code, answer["Location"]) == (302, "/members/jonas-m/")
    member.refresh_from_db()
    profile = Profile.objects.get()
    assert (member.about, profile.pronouns, profile.ages, profile.work) == (
        "Two boys.",
        "he/him",
        ",8-11,2-4,",
        "shifts",
    )
    assert (profile.work_for, profile.is_listed, profile.is_findable) == ("nobody", True, False)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"display_name": "Adm1n"}, "display_name"),
        ({"display_name": "Jo\u200bnas"}, "display_name"),
        ({"display_name": ""}, "display_name"),
        ({"about": "a" * 501}, "about"),
        ({"ages": ["7 and three quarters"]}, "ages"),
        ({"work": "spy"}, "work"),
        ({"work_for": "my-mother"}, "work_for"),
    ],
)
def test_what_cannot_be_is_said_at_the_field(own, typed, field) -> None:
    answer = own.post(EDIT, FILLED | typed)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert Profile.objects.count() == 0


def test_a_name_is_changed_five_times_a_day(own, member) -> None:
    answers = [own.post(EDIT, FILLED | {"display_name": f"Name {number}"}) for number in range(6)]

    assert [answer.status_code for answer in answers] == [302] * 5 + [422]
    assert TOO_MANY_NAMES in answers[-1].text
    assert own.post(EDIT, FILLED | {"display_name": "Name 4", "about": "Still here."}).status_code == 302


def test_a_picture_is_saved_and_deleted(own, member, uploaded, files) -> None:
    assert own.post(PICTURE, {"picture": uploaded()})["Location"] == EDIT
    member.refresh_from_db()
    assert len(files()) == 3
    assert f"/media/members/{member.picture}-256.webp" in own.get(EDIT).text

    own.post(PICTURE, {"remove": "yes"})
    member.refresh_from_db()
    assert member.picture == ""


@pytest.mark.parametrize(
    ("content", "reason"), [*REFUSED.values(), (b"", profile_picture.NOT_AN_IMAGE)], ids=[*REFUSED, "an empty file"]
)
def test_a_bad_picture_is_refused_at_the_field_and_nothing_is_stored(own, member, uploaded, files, content, reason):
    answer = own.post(PICTURE, {"picture": uploaded(content)})

    assert answer.status_code == 422
    assert answer.context["picture_form"].errors == {"picture": [reason]}
    assert reason in answer.text
    member.refresh_from_db()
    assert (member.picture, files()) == ("", [])


def test_no_picture_chosen(own) -> None:
    assert own.post(PICTURE).context["picture_form"].errors == {"picture": ["Please choose a picture."]}


def test_twenty_pictures_an_hour(own, uploaded, files) -> None:
    for _ in range(20):
        assert own.post(PICTURE, {"picture": uploaded(b"no")}).status_code == 422

    answer = own.post(PICTURE, {"picture": uploaded()})

    assert (answer.status_code, files()) == (429, [])
    assert TOO_MANY_PICTURES in answer.text


def test_whose_picture_is_hidden_from_some_gets_new_file_names(own, member, uploaded, files) -> None:
    profile_picture.replace_picture(member, profile_picture.read_upload(uploaded()))
    first = member.picture

    own.post(EDIT, FILLED | {"picture_for": "members"})
    member.refresh_from_db()
    second = member.picture
    own.post(EDIT, FILLED)
    member.refresh_from_db()

    assert first != second
    assert member.picture == second


def test_the_handle_is_changed_and_the_old_address_leads_on(own, member) -> None:
    answer = own.post(HANDLE, {"handle": "Night-Owl"}, follow=True)

    assert "@night-owl" in answer.text
    assert "One earlier address leads" in answer.text
    assert own.get("/members/jonas-m/")["Location"] == "/members/night-owl/"

    own.post("/members/me/handle/old/")
    assert own.get("/members/jonas-m/").status_code == 404


def test_too_early_for_another_handle(own, member) -> None:
    own.post(HANDLE, {"handle": "night-owl"})

    answer = own.post(HANDLE, {"handle": "day-owl"})

    assert answer.status_code == 422
    assert "You can change it again on" in answer.text
    assert User.objects.get(pk=member.pk).username == "night-owl"


@pytest.mark.parametrize("handle", ["adm1n", "beatriz", "r\u043esa", ""])
def test_a_refused_handle_changes_nothing(own, member, other_member, handle) -> None:
    answer = own.post(HANDLE, {"handle": handle})

    assert answer.status_code == 422
    assert "handle" in answer.context["form"].errors
    assert (OldHandle.objects.count(), User.objects.get(pk=member.pk).username) == (0, "jonas-m")


@pytest.mark.parametrize("address", [EDIT, PICTURE, HANDLE, "/members/me/handle/old/"])
def test_nothing_without_the_forms_token(member, address) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(member)

    assert client.post(address, FILLED | {"handle": "night-owl", "remove": "yes"}).status_code == 403
    assert User.objects.get(pk=member.pk).username == "jonas-m"


def test_two_people_at_once_change_their_own(member, other_member, uploaded, files) -> None:
    one, other = Client(), Client()
    one.force_login(member)
    other.force_login(other_member)

    for client in (one, other):
        client.get(EDIT)
    one.post(EDIT, FILLED | {"about": "One."})
    other.post(EDIT, FILLED | {"display_name": "Bea", "about": "Other."})
    other.post(PICTURE, {"picture": uploaded()})

    assert list(User.objects.order_by("pk").values_list("about", flat=True)) == ["One.", "Other."]
    assert User.objects.get(pk=member.pk).picture == ""
    pages = [client.get(EDIT) for client in (one, other)]
    assert [("One." in page.text, "Other." in page.text) for page in pages] == [(True, False), (False, True)]
    assert {page["Cache-Control"] for page in pages} == {"private, no-cache"}
