import pytest

from tests.factories import PASSWORD
from tests.site.juggle.test_reauthentication import sign_in_by_code


@pytest.mark.parametrize(
    ("address", "labels"),
    [
        ("/account/password/change/", ["Current password", "New password", "New password (again)"]),
        ("/account/email/", ["New e-mail"]),
        ("/account/reauthenticate/", ["Password"]),
    ],
)
def test_labels_are_written_as_everywhere(client, member, address, labels):
    client.force_login(member)

    form = client.get(address).context["form"]

    assert [str(field.label) for field in form.visible_fields()] == labels


def test_so_where_a_first_password_is_chosen(client, member):
    member.set_unusable_password()
    member.save()
    sign_in_by_code(client, member)

    form = client.get("/account/password/set/").context["form"]

    assert [str(field.label) for field in form.visible_fields()] == ["Password", "Password (again)"]
    assert client.post("/account/password/set/", {"password1": PASSWORD, "password2": PASSWORD}).status_code == 302
