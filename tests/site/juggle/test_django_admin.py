"""Django's admin has three tables, shows no secret, and changes nobody's account behind their back."""

from typing import Any

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP
from django.conf import settings
from django.contrib import admin
from django.contrib.sites.models import Site
from django.core import mail
from django.db import transaction
from django.db.models import ProtectedError
from django.test import Client
from wagtail.models import ModelLogEntry

from community.comments.models import Comment
from community.members.models import User
from tests.factories import CommentFactory, UserFactory

pytestmark = pytest.mark.django_db
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture
def admin_client(administrator: User) -> Client:
    client = Client()
    client.force_login(administrator)
    return client


@pytest.fixture
def authenticator(member: User) -> Authenticator:
    return TOTP.activate(member, SECRET).instance


def test_only_what_an_administrator_needs_is_there() -> None:
    registered = sorted(model._meta.label for model in admin.site._registry)
    assert registered == ["account.EmailAddress", "django_tasks_database.DBTaskResult", "mfa.Authenticator"]


@pytest.mark.parametrize(
    "path",
    ["sites/site/", "auth/group/", "socialaccount/socialtoken/", "usersessions/usersession/", "wagtailimages/image/"],
)
def test_other_tables_have_no_address(admin_client: Client, path: str) -> None:
    assert admin_client.get(f"/django-admin/{path}").status_code == 404


def test_address_of_a_member_can_be_looked_up_and_not_changed(admin_client: Client, member: User) -> None:
    address = EmailAddress.objects.get(user=member)
    path = f"/django-admin/account/emailaddress/{address.pk}"

    assert member.email in admin_client.get(f"{path}/change/").text
    data = {"email": "taken@example.org", "user": member.pk, "verified": "on", "primary": "on"}
    assert admin_client.post(f"{path}/change/", data).status_code == 403
    assert admin_client.post(f"{path}/delete/", {"post": "yes"}).status_code == 403
    assert admin_client.post("/django-admin/account/emailaddress/add/", data).status_code == 403
    assert EmailAddress.objects.get(user=member).email == member.email


def test_secret_is_never_shown(admin_client: Client, authenticator: Authenticator) -> None:
    path = f"/django-admin/mfa/authenticator/{authenticator.pk}"

    for address in [f"{path}/change/", f"{path}/delete/", f"{path}/history/", "/django-admin/mfa/authenticator/"]:
        page = admin_client.get(address)
        assert (page.status_code, SECRET in page.text, authenticator.data["secret"] in page.text) == (200, False, False)
    assert admin_client.post(f"{path}/change/", {"data": "{}"}).status_code == 403


@pytest.mark.parametrize("several", [False, True])
def test_second_step_of_a_lost_phone_is_removed_and_told(
    admin_client: Client, administrator: User, member: User, authenticator: Authenticator, several: bool
) -> None:
    Authenticator.objects.create(user=member, type="recovery_codes", data={"seed": "x", "used_mask": 0})
    others = Authenticator.objects.create(user=UserFactory(), type="recovery_codes", data={"seed": "y", "used_mask": 0})

    if several:
        data = {"action": "delete_selected", "_selected_action": [authenticator.pk], "post": "yes"}
        admin_client.post("/django-admin/mfa/authenticator/", data)
    else:
        admin_client.post(f"/django-admin/mfa/authenticator/{authenticator.pk}/delete/", {"post": "yes"})

    assert list(Authenticator.objects.all()) == [others]
    assert [(email.to, email.subject) for email in mail.outbox] == [([member.email], "Your account was changed")]
    assert "Your passkeys, your authenticator app and your recovery codes were removed." in mail.outbox[0].body
    logged = ModelLogEntry.objects.get(action="members.reset_second_factor")
    assert (logged.object_id, logged.user) == (str(member.pk), administrator)


def test_superuser_made_in_the_cms_may_enter(client: Client) -> None:
    client.force_login(UserFactory(is_superuser=True, is_staff=False))

    assert client.get("/django-admin/").status_code == 200


def test_staff_that_is_no_superuser_may_not(client: Client) -> None:
    client.force_login(UserFactory(is_staff=True))

    assert client.get("/django-admin/").status_code in {302, 403}


def test_site_of_all_comments_cannot_be_deleted(db: Any) -> None:
    comment = CommentFactory()

    for site in (Site.objects.filter(pk=settings.SITE_ID), Site.objects.get(pk=settings.SITE_ID)):
        with pytest.raises(ProtectedError), transaction.atomic():
            site.delete()

    assert list(Comment.objects.values_list("pk", flat=True)) == [comment.pk]
    Site.objects.create(pk=settings.SITE_ID + 1, domain="old.example", name="Old").delete()
