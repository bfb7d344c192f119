from bs4 import BeautifulSoup


def test_the_privacy_page_states_the_numbers_the_purge_uses(client, site_tree, settings):
    rows = BeautifulSoup(client.get("/privacy/").text, "html.parser").select(".table tbody tr")

    days = [row.td.text for row in rows]
    assert days == [
        *(f"{number} day{'s' if number != 1 else ''}" for number in settings.KEEP_DAYS.values()),
        "24 hours",
    ]


def test_other_pages_have_no_timetable(client, site_tree):
    assert "How long we keep what" not in client.get("/about/").text
