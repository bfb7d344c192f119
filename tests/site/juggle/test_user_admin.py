"""Members in the CMS: one name, a handle that stays reserved, an e-mail address that cannot be changed."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client
from wagtail.models import ModelLogEntry

from community.members.handle_change import find_by_old_handle
from community.members.handles import TAKEN
from community.members.models import OldHandle, User

CODE = re.compile(r"^[A-Z0-9-]{6,}$", re.MULTILINE)


@pytest.fixture
def admin_client(administrator) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


def typed(member: User, **changes: str) -> dict[str, str]:
    return {"display_name": member.display_name, "username": member.username, "is_active": "on"} | changes


def test_a_handle_an_administrator_changes_is_remembered_and_leads_on(admin_client, member, other_member, client):
    answer = admin_client.post(f"/cms/users/edit/{member.pk}/", typed(member, username="Night-Owl"))

    member.refresh_from_db()
    assert (answer.status_code, member.username) == (302, "night-owl")
    assert find_by_old_handle("jonas-m") == member
    assert client.get("/members/jonas-m/")["Location"] == "/members/night-owl/"
    refused = admin_client.post(f"/cms/users/edit/{other_member.pk}/", typed(other_member, username="jonas-m"))
    assert TAKEN in refused.text


@pytest.mark.parametrize("handle", ["admin", "beatriz", "jonas m", "x"])
def test_nor_can_an_administrator_give_one_that_misleads_or_is_taken(admin_client, member, other_member, handle):
    answer = admin_client.post(f"/cms/users/edit/{member.pk}/", typed(member, username=handle))

    member.refresh_from_db()
    assert (answer.status_code, member.username) == (200, "jonas-m")
    assert not OldHandle.objects.exists()


def test_saving_without_changes_remembers_nothing(admin_client, member):
    assert admin_client.post(f"/cms/users/edit/{member.pk}/", typed(member)).status_code == 302
    assert not OldHandle.objects.exists()


def test_the_address_is_its_owners(admin_client, member):
    admin_client.post(f"/cms/users/edit/{member.pk}/", typed(member, email="taken-over@example.org"))

    member.refresh_from_db()
    assert member.email == "jonas-m@example.org"


def test_who_is_added_signs_in_by_a_code(admin_client, client):
    admin_client.post("/cms/users/new/", {"display_name": "Samira", "email": "Samira@example.org"})
    admin_client.post("/cms/users/new/", {"display_name": "Samira", "email": "another@example.org"})

    added = User.objects.get(email="samira@example.org")
    assert (added.display_name, added.username, added.has_usable_password()) == ("Samira", "samira", False)
    client.post("/account/login/code/", {"email": "samira@example.org"})
    client.post("/account/login/code/confirm/", {"code": CODE.search(mail.outbox[-1].body)[0]})
    assert client.session["_auth_user_id"] == str(added.pk)
    assert EmailAddress.objects.get(user=added).verified


def test_nobody_is_added_twice(admin_client, member):
    answer = admin_client.post("/cms/users/new/", {"display_name": "Jonas", "email": "JONAS-M@example.org"})

    assert "Somebody has an account with this address." in answer.text


def test_who_is_changed_is_told_of_what_changed(admin_client, member):
    authors = Group.objects.get(name="Authors")
    admin_client.post(
        f"/cms/users/edit/{member.pk}/", typed(member, username="night-owl", groups=str(authors.pk), is_active="")
    )

    (told,) = mail.outbox
    assert told.to == [member.email]
    assert [line for line in told.body.splitlines() if line.startswith("- ")] == [
        "- Your profile is now at http://testserver/members/night-owl/",
        "- You can't sign in any more, and your profile isn't shown.",
        "- Your roles: Authors.",
    ]


def test_who_is_saved_unchanged_is_told_nothing(admin_client, member):
    admin_client.post(f"/cms/users/edit/{member.pk}/", typed(member))

    assert mail.outbox == []


def test_several_at_once_are_told_and_logged(admin_client, administrator, member, other_member):
    query = f"?id={member.pk}&id={other_member.pk}"
    authors = Group.objects.get(name="Authors")
    admin_client.post(f"/cms/bulk/members/user/assign_role/{query}", {"role": authors.pk})
    admin_client.post(f"/cms/bulk/members/user/set_active_state/{query}", {"mark_as_active": "False"})

    told = [(email.to[0], re.search(r"^- (.*)$", email.body, re.MULTILINE)[1]) for email in mail.outbox]
    assert sorted(told) == [
        (to, words)
        for to in sorted([member.email, other_member.email])
        for words in ["You can't sign in any more, and your profile isn't shown.", "Your roles: Authors."]
    ]
    logged = ModelLogEntry.objects.filter(action="wagtail.edit").values_list("object_id", "user")
    assert sorted(logged) == sorted((str(who.pk), administrator.pk) for who in (member, other_member) for _ in range(2))


def role_changes() -> list[tuple[str, str | None]]:
    logged = ModelLogEntry.objects.filter(action="members.change_roles").order_by("pk").select_related("user")
    return [(entry.message, entry.user and entry.user.display_name) for entry in logged]


def test_the_log_says_which_roles_somebody_had_and_has(admin_client, administrator, member):
    authors, editors = (Group.objects.get(name=name) for name in ("Authors", "Editors"))
    address = f"/cms/users/edit/{member.pk}/"
    admin_client.post(address, typed(member, groups=str(authors.pk), is_superuser="on"))
    admin_client.post(address, typed(member, groups=str(authors.pk), is_superuser="on", display_name="Jo"))
    admin_client.post(f"/cms/bulk/members/user/assign_role/?id={member.pk}", {"role": editors.pk})
    admin_client.post(address, typed(member))

    assert role_changes() == [
        ("Roles changed from none to Administrators, Authors", administrator.display_name),
        ("Roles changed from Administrators, Authors to Administrators, Authors, Editors", administrator.display_name),
        ("Roles changed from Administrators, Authors, Editors to none", administrator.display_name),
    ]


def test_deleting_a_member_counts_no_references(admin_client, member):
    page = admin_client.get(f"/cms/users/delete/{member.pk}/")

    assert page.status_code == 200
    assert "referenced" not in page.text
