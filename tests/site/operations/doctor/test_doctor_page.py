"""The doctor's page in the CMS says the same as the command, and what this visit says of the proxy."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client

PAGE = "/cms/reports/doctor/"
#: As the one proxy sends it.
BY_PROXY = {"x-forwarded-for": "203.0.113.7", "x-forwarded-proto": "https", "host": "together.example"}


@pytest.fixture
def visit(sound_site, administrator, settings):
    """visit(method, headers): the cells of each row."""
    settings.CMS_REQUIRES_SECOND_FACTOR = False
    client = Client()
    client.force_login(administrator)

    def visit(method="get", **headers):
        page = getattr(client, method)(PAGE, headers=BY_PROXY | headers, secure=headers != {})
        rows = BeautifulSoup(page.content, "html.parser").select("main tbody tr")
        return page, [[cell.get_text() for cell in row.find_all(["th", "td"])] for row in rows]

    return visit


def test_it_shows_what_is_wrong_and_what_mends_it(visit):
    page, rows = visit()

    assert [row[:2] for row in rows] == [["cookies", "A stolen password is enough to enter the CMS."]]
    assert "Nothing urgent, 1 when you have time." in page.text


def test_the_whole_look_is_a_button_away(visit, public_answer):
    public_answer.status_code = 502
    page, rows = visit()
    assert ("Look at everything" in page.text, len(rows)) == (True, 1)

    page, rows = visit("post")

    assert "Look at everything" not in page.text
    assert [row[0] for row in rows] == ["answers", "cookies"]
    assert "1 thing to mend now, 1 when you have time." in page.text


def test_a_proxy_that_sends_two_addresses_is_found(visit):
    _, rows = visit(**{"x-forwarded-for": "198.51.100.1, 203.0.113.7"})

    assert rows[0][:2] == [
        "proxy",
        "Your visit came with 2 addresses in X-Forwarded-For, and TRUSTED_PROXY_COUNT is 1.",
    ]


def test_another_name_of_the_site_is_found(visit, settings):
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, "www.together.example"]

    _, rows = visit(host="www.together.example")

    assert [row[1] for row in rows][0] == (
        "You came to www.together.example, and links in e-mails lead to https://together.example."
    )


def test_the_first_page_of_the_cms_says_the_version_and_leads_administrators_here(client, administrator, editor):
    client.force_login(administrator)
    assert "Version 1.0.0." in client.get("/cms/").text
    assert f'href="{PAGE}"' in client.get("/cms/").text
    client.force_login(editor)

    assert "Version 1.0.0." in client.get("/cms/").text
    assert PAGE not in client.get("/cms/").text
