import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.core import mail
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from account_data.models import DeletionRequest, Export
from community.members.models import User
from tests.factories import PASSWORD


def sign_in(member: User) -> Client:
    """Signed in, and the password given once more just now."""
    client = Client()
    client.force_login(member)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


@pytest.fixture
def signed_in(member) -> Client:
    return sign_in(member)


def test_the_file_is_made_and_downloaded(signed_in, member):
    signed_in.post("/account/data/export/")
    export = Export.objects.get()

    answer = signed_in.get(f"/account/data/export/{export.pk}/")

    names = zipfile.ZipFile(BytesIO(b"".join(answer.streaming_content))).namelist()
    assert names[:2] == ["data.json", "index.html"]
    assert answer["Content-Disposition"] == 'attachment; filename="juggle-my-data.zip"'
    assert "private" in answer["Cache-Control"]


def test_the_link_ends_after_two_days(signed_in):
    signed_in.post("/account/data/export/")
    export = Export.objects.get()
    Export.objects.update(made_at=timezone.now() - timedelta(hours=49))

    assert signed_in.get(f"/account/data/export/{export.pk}/").status_code == 404
    assert "Make my file" in signed_in.get("/account/data/").text


def test_a_file_that_is_lost_can_be_asked_for_again(signed_in):
    """No backup holds these files: after a restore the row is there and the file is not."""
    signed_in.post("/account/data/export/")
    export = Export.objects.get()
    export.file.storage.delete(export.file.name)

    assert signed_in.get(f"/account/data/export/{export.pk}/").status_code == 404
    assert "Make my file" in signed_in.get("/account/data/").text
    signed_in.post("/account/data/export/")
    assert [export.is_ready for export in Export.objects.order_by("pk")] == [False, True]


def test_a_file_that_never_came_can_be_asked_for_again(signed_in, member):
    Export.objects.create(member=member)
    assert "Your file is being made." in signed_in.get("/account/data/").text
    assert "being made right now" in signed_in.post("/account/data/export/", follow=True).text
    Export.objects.update(asked_at=timezone.now() - timedelta(hours=1, seconds=1))

    assert "Make my file" in signed_in.get("/account/data/").text
    signed_in.post("/account/data/export/")
    assert [export.is_ready for export in Export.objects.order_by("pk")] == [False, True]


def test_nobody_gets_anybody_elses_file(signed_in, other_member):
    signed_in.post("/account/data/export/")
    other = sign_in(other_member)

    assert other.get(f"/account/data/export/{Export.objects.get().pk}/").status_code == 404
    assert Client().get(f"/account/data/export/{Export.objects.get().pk}/").status_code == 302


def test_downloading_and_leaving_ask_for_the_password_again(member):
    client = Client()
    client.force_login(member)  # signed in, but nobody knows since when
    export = Export.objects.create(member=member)

    for address in (f"/account/data/export/{export.pk}/", "/account/data/leave/"):
        answer = client.get(address)
        assert (answer.status_code, answer["Location"].partition("?")[0]) == (302, "/account/reauthenticate/")


def test_leaving_asks_says_when_and_can_be_taken_back(signed_in, member, django_capture_on_commit_callbacks):
    answer = signed_in.post("/account/data/leave/", {"content": "erase", "is_sure": "on"}, follow=True)

    deletion_request = DeletionRequest.objects.get()
    assert (deletion_request.member, deletion_request.keeps_content) == (member, False)
    assert timedelta(hours=23) < deletion_request.due_at - timezone.now() <= timedelta(hours=24)
    assert "You’re leaving" in answer.text
    assert [(email.to, email.subject) for email in mail.outbox if "deleted" in email.subject] == [
        ([member.email], "Your account on Juggle will be deleted tomorrow")
    ]

    assert "Nothing will be deleted." in signed_in.post("/account/data/stay/", follow=True).text
    assert "Nothing was going to be deleted." in signed_in.post("/account/data/stay/", follow=True).text
    assert not DeletionRequest.objects.exists()


def test_asked_for_twice_from_two_browsers_the_first_hour_stays_and_one_press_takes_it_back(signed_in, member):
    elsewhere = sign_in(member)
    signed_in.post("/account/data/leave/", {"content": "keep", "is_sure": "on"})
    first = DeletionRequest.objects.get()

    again = elsewhere.post("/account/data/leave/", {"content": "erase", "is_sure": "on"}, follow=True)

    assert "You had asked for that before. Your account will be deleted on" in again.text
    assert "kept without your name" in again.text
    second = DeletionRequest.objects.get()
    assert (second.pk, second.due_at, second.keeps_content) == (first.pk, first.due_at, True)
    assert "Nothing will be deleted." in elsewhere.post("/account/data/stay/", follow=True).text
    assert "Nothing was going to be deleted." in signed_in.post("/account/data/stay/", follow=True).text
    call_command("purge")
    assert User.objects.filter(pk=member.pk).exists()


def test_nobody_takes_back_or_asks_for_somebody_else(signed_in, member, other_member):
    signed_in.post("/account/data/leave/", {"content": "keep", "is_sure": "on"})

    others = sign_in(other_member)
    page = others.get("/account/data/").text
    others.post("/account/data/stay/")

    assert "You’re leaving" not in page
    assert DeletionRequest.objects.get().member == member


def test_without_being_sure_nothing_happens(signed_in):
    answer = signed_in.post("/account/data/leave/", {"content": "keep"})

    assert "Nothing has been deleted." in answer.text
    assert not DeletionRequest.objects.exists()


def test_nothing_changes_by_get(signed_in):
    for address in ("/account/data/export/", "/account/data/stay/"):
        assert signed_in.get(address)["Location"] == "/account/data/"
    signed_in.get("/account/data/leave/?content=erase&is_sure=on")

    assert not DeletionRequest.objects.exists()
    assert not Export.objects.exists()
    assert not Export.objects.exists()
