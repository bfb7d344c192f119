"""The IP address that attempts are counted by: the one the last trusted proxy saw, or the one that connects."""

import pytest
from allauth.account.adapter import get_adapter

CONNECTING_IP = "198.51.100.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "client"),
    [
        (0, None, CONNECTING_IP),
        (0, "203.0.113.9", CONNECTING_IP),
        (1, None, CONNECTING_IP),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "1.2.3.4, 203.0.113.9", "203.0.113.9"),
        (2, "1.2.3.4, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
    ],
)
def test_only_trusted_proxies_are_believed(rf, settings, proxies, forwarded, client):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies
    headers = {"X-Forwarded-For": forwarded} if forwarded else {}
    request = rf.get("/", REMOTE_ADDR=CONNECTING_IP, headers=headers)

    assert get_adapter().get_client_ip(request) == client


@pytest.mark.parametrize(("proxies", "limited"), [(0, True), (1, False)])
def test_another_forwarded_address_is_another_visitor_only_behind_a_proxy(client, db, settings, proxies, limited):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = proxies

    answers = [
        client.post(
            "/account/login/",
            {"login": f"guess-{n}@example.org", "password": "x"},
            headers={"X-Forwarded-For": f"203.0.113.{n}"},
        )
        for n in range(12)
    ]

    assert ("Too many tries." in answers[-1].text) is limited
