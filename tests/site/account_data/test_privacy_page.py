import pytest
from bs4 import BeautifulSoup


def test_the_privacy_page_states_the_numbers_the_purge_uses(client, site_tree, settings):
    rows = BeautifulSoup(client.get("/privacy/").text, "html.parser").select(".table tbody tr")

    days = [row.td.text for row in rows]
    assert days == [
        *(f"{number} day{'s' if number != 1 else ''}" for number in settings.RETENTION_DAYS.values()),
        f"{settings.SESSION_COOKIE_AGE // 86400} days",
        "24 hours",
    ]


@pytest.mark.parametrize(
    "words",
    [
        "each thing is for everybody, for members or for nobody, as you decide",
        "A hash of the IP address you sign in from",
        "A hash of your handle stays",
        "Your own browser remembers where you stopped in the last thirty articles",
        "a receipt for a comment that waits</b>: in your own browser alone, for thirty days at most",
        "When the link in a guest's e-mail is forgotten, the comment stays.",
        "That you confirmed your address as a guest</b>: a cookie in your own browser, for thirty days",
        "We write to it to confirm, and when a story goes on that it commented on",
        "Your e-mail address, if you ask for new articles without an account</b>",
        "What was decided, why and until when is told to you",
        "Your time zone</b>, which your browser says once",
    ],
)
def test_it_says_what_is_so(client, site_tree, words):
    assert words in client.get("/privacy/").text


def test_other_pages_have_no_timetable(client, site_tree):
    assert "How long we keep what" not in client.get("/about/").text
