import pytest
from django.test import Client

from community.notifications.guest_opt_out import GuestOptOut, opt_out_headers, opt_out_url

ANN, BEN = "ann@example.org", "ben@example.org"


def path_of(address: str) -> str:
    return opt_out_url(address).removeprefix("http://testserver")


def test_a_get_asks_and_changes_nothing(client, db):
    page = client.get(path_of(ANN))
    client.head(path_of(ANN))

    assert "Stop these e-mails" in page.text
    assert not GuestOptOut.objects.exists()


def test_the_post_ends_it_for_this_address_alone_in_whatever_letter_case(db):
    client = Client(enforce_csrf_checks=True)  # a mail program has no token

    for _ in range(2):
        answer = client.post(path_of("Ann@Example.org"), {"List-Unsubscribe": "One-Click"})
        assert answer.status_code == 200  # RFC 8058: no redirect
        assert "no more" in answer.text

    assert GuestOptOut.objects.among([ANN, BEN]) == {ANN}
    assert GuestOptOut.objects.count() == 1
    assert "no more" in client.get(path_of(ANN)).text


def test_the_address_is_neither_stored_nor_in_the_link(client, db):
    client.post(path_of(ANN))

    assert "ann" not in path_of(ANN)
    assert "@" not in GuestOptOut.objects.get().address_hash


@pytest.mark.parametrize("token", ["nobody", "a:b", "%00", "x" * 2000])
def test_a_link_that_we_did_not_sign_opens_nothing(client, db, token):
    for answer in (client.get(f"/notifications/e-mails/{token}/"), client.post(f"/notifications/e-mails/{token}/")):
        assert answer.status_code == 404
    assert not GuestOptOut.objects.exists()


def test_it_outlasts_a_new_key_as_long_as_the_old_one_is_known(client, db, settings):
    old = path_of(BEN)
    client.post(path_of(ANN))
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "another-" + "y" * 50, [settings.SECRET_KEY]

    client.post(old)  # the link in an old e-mail

    assert GuestOptOut.objects.among([ANN, BEN]) == {ANN, BEN}


def test_the_headers_are_those_that_mail_programs_post_to():
    assert opt_out_headers(ANN) == {
        "List-Unsubscribe": f"<{opt_out_url(ANN)}>",
        "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
    }


def test_many_addresses_cost_one_query(db, django_assert_num_queries):
    GuestOptOut.objects.create(address_hash="x" * 64)

    with django_assert_num_queries(1):
        assert GuestOptOut.objects.among([f"guest-{number}@example.org" for number in range(50)]) == set()
