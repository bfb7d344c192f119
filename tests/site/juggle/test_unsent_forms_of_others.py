"""What one member typed is not shown to the next one at the same computer."""

from django.contrib.sessions.models import Session
from django.test import Client

from community.members.models import User
from tests.factories import PASSWORD

from .conftest import SHOWN

UNSENT = "/account/unsent/"


def test_the_next_person_at_this_computer_does_not_see_it(forms, other_member):
    member, address, typed = forms["a profile"]

    def page_after_signing_in(who: User) -> str:
        client = Client()
        client.force_login(member)
        client.get("/members/me/edit/")
        Session.objects.all().delete()  # the member's session ends
        assert client.post(address, typed)["Location"].startswith("/account/login/")
        client.post("/account/login/", {"login": who.email, "password": PASSWORD, "next": UNSENT})
        return client.get(UNSENT, follow=True).text.replace("\r", "")

    assert SHOWN in page_after_signing_in(member)
    assert SHOWN not in page_after_signing_in(other_member)


def test_the_mark_of_the_last_member_says_nothing_and_ends_with_signing_out(member):
    client = Client()
    assert "last_member" not in client.get("/").cookies
    client.force_login(member)

    mark = client.get("/members/me/edit/").cookies["last_member"]
    assert (len(mark.value), mark["httponly"], mark["samesite"]) == (64, True, "Lax")
    assert "last_member" not in client.get("/members/me/edit/").cookies

    assert client.post("/account/logout/").cookies["last_member"].value == ""
