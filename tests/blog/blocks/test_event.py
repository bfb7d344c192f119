from typing import Any

import pytest
import time_machine

EVENING = {
    "title": "An evening about evenings",
    "starts_on": "2026-12-03",
    "starts_at": "19:30",
    "ends_on": None,
    "ends_at": "21:00",
    "zone": "Europe/Madrid",
    "place": "The library, Vitoria",
    "link": "https://example.org/evening",
}


@time_machine.travel("2026-12-03T19:59:00Z")
def test_invitation_says_when_by_which_clock_and_where(rendered: Any) -> None:
    event = rendered(("event", EVENING)).select_one(".event")

    assert [dd.get_text(" ", strip=True) for dd in event.find_all("dd")] == [
        "Thursday 3 December 2026, 19:30 –21:00 CET, Madrid",
        "The library, Vitoria",
    ]
    assert event.time["datetime"] == "2026-12-03T19:30"
    assert event.a["href"] == "https://example.org/evening"


@time_machine.travel("2026-12-03T20:00:00Z")
def test_it_steps_aside_when_it_is_over(rendered: Any) -> None:
    page = rendered(("event", EVENING))

    assert page.get_text(strip=True) == ("This was on3 December 2026(The library, Vitoria):An evening about evenings")
    assert page.find("a") is None


@time_machine.travel("2026-12-05T20:00:00Z")
def test_signs_at_the_end_of_title_and_place_do_not_meet_others(rendered: Any) -> None:
    words = {"title": "Come, it is free!", "place": "Virtually.", "ends_on": "2026-12-04"}

    assert rendered(("event", EVENING | words)).get_text(" ", strip=True) == (
        "This was from 3 December 2026 to 4 December 2026 (Virtually.): Come, it is free!"
    )


@pytest.mark.parametrize(("now", "is_over"), [("2026-12-03T23:59:00Z", False), ("2026-12-04T00:00:00Z", True)])
def test_without_an_hour_it_lasts_the_whole_day(rendered: Any, now: str, is_over: bool) -> None:
    with time_machine.travel(now):
        page = rendered(("event", EVENING | {"starts_at": None, "ends_at": None, "zone": "UTC"}))

    assert ("is-over" in page.select_one(".event")["class"]) is is_over


@pytest.mark.parametrize("zone", ["UTC", "America/New_York", "Asia/Tokyo"])
@pytest.mark.parametrize("day", ["0001-01-01", "9999-12-31"])
def test_the_last_day_there_is_stands_for_one_without_an_end(rendered: Any, messages: Any, day: str, zone: str) -> None:
    event = EVENING | {"starts_on": day, "starts_at": None, "ends_at": None, "zone": zone}

    assert messages(("event", event)) == {}
    assert bool(rendered(("event", event)).select(".is-over")) is (day == "0001-01-01")


@time_machine.travel("2026-01-01T00:00:00Z")
def test_several_days_say_the_last_one(rendered: Any) -> None:
    page = rendered(("event", EVENING | {"starts_at": None, "ends_at": None, "ends_on": "2026-12-05"}))

    assert page.dd.get_text(strip=True) == "Thursday 3 December 2026to Saturday 5 December 2026"


@pytest.mark.parametrize(
    ("changes", "field", "says"),
    [
        ({"ends_on": "2026-12-02"}, "ends_on", "It ends before it begins."),
        ({"ends_at": "19:00"}, "ends_at", "It ends before it begins."),
        ({"ends_at": "19:30"}, "ends_at", "It ends before it begins."),
        ({"starts_at": None}, "starts_at", "Say when it begins as well."),
        ({"title": ""}, "title", "This field is required."),
        ({"link": "javascript:alert(1)"}, "link", "Enter a valid URL."),
    ],
)
def test_wrong_times_are_said_at_the_field(messages: Any, changes: dict[str, Any], field: str, says: str) -> None:
    assert messages(("event", EVENING | changes)) == {0: {"blockErrors": {field: {"messages": [says]}}}}


def test_end_after_midnight_is_right_with_its_day(messages: Any) -> None:
    assert messages(("event", EVENING | {"ends_on": "2026-12-04", "ends_at": "01:00"})) == {}


@time_machine.travel("2026-12-03T19:59:00Z")
def test_its_button_has_the_authors_words_and_the_price_stands_above(rendered: Any) -> None:
    words = {"price": "€5 at the door", "link_text": "Book a chair"}

    event = rendered(("event", EVENING | words)).select_one(".event")

    assert event.find_all("dd")[-1].text == "€5 at the door"
    assert event.select_one("a.button").text == "Book a chair: An evening about evenings"


@time_machine.travel("2026-12-03T19:59:00Z")
def test_without_words_of_their_own_the_button_has_ours(rendered: Any) -> None:
    event = rendered(("event", EVENING)).select_one(".event")

    assert event.select_one("a.button").text == "About it, and how to come: An evening about evenings"
