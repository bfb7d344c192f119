import pytest

from community.comments.models import Comment

from .conftest import TEXT


@pytest.mark.parametrize(("email", "status"), [("ann@mailinator.com", 422), ("ann@example.org", 302)])
def test_a_guest_writes_with_an_address_the_operator_takes(
    client, address, filled, guest, settings, email, status
) -> None:
    settings.REFUSED_EMAIL_DOMAINS = ["mailinator.com"]

    answer = client.post(address, filled(client, body=TEXT) | guest | {"email": email})

    assert answer.status_code == status
    assert Comment.objects.exists() is (status == 302)
    if status == 422:
        assert "This site doesn&#x27;t take e-mail addresses at mailinator.com." in answer.text
        assert TEXT in answer.text
