import pytest
from bs4 import BeautifulSoup


@pytest.mark.parametrize(
    ("address", "name"),
    [("/notifications/following/", "What you follow"), ("/notifications/settings/", "Notifications")],
)
def test_what_brings_notifications_stands_among_the_settings(client, member, address, name):
    client.force_login(member)

    page = BeautifulSoup(client.get(address).text, "html.parser")

    here = page.select_one(".settings-links [aria-current]")
    assert (here["href"], here["aria-current"], here.text) == (address, "page", name)
