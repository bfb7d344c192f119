"""Without Redis pages and counts share the memory of the process; pages make room, counts stay."""

import time_machine
from django.core.cache import cache
from django.test import Client

from juggle import local_cache

PAGES = 1_000


def fill() -> None:
    for number in range(PAGES):
        cache.set(f"page-{number}", "words")


def tries_until_refused(browser: Client) -> int:
    """How many guesses at a password are answered before one is told to wait."""
    for number in range(20):
        answer = browser.post("/account/login/", {"login": "jonas-m@example.org", "password": "guess"})
        if "Too many tries." in answer.text:
            return number
    raise AssertionError("never")


def test_a_thousand_pages_do_not_lift_the_limit_of_guesses(client, member):
    assert tries_until_refused(client) == 5

    fill()

    assert tries_until_refused(client) == 0


def test_pages_make_room_for_pages_the_least_used_first():
    fill()

    kept = [number for number in range(PAGES) if cache.get(f"page-{number}")]

    assert (kept[0] > 0, kept[-1], len(kept) <= 300) == (True, PAGES - 1, True)


def test_counts_that_have_expired_make_room():
    with time_machine.travel("2026-11-01 12:00", tick=False) as clock:
        for number in range(500):
            cache.set(f"allauth:rl:{number}", 1, 60)
        assert len(cache._cache) == 500

        clock.shift(61)
        cache.set("page", "words")

        assert len(cache._cache) == 1


def test_a_flood_of_counts_does_not_fill_the_memory(monkeypatch):
    monkeypatch.setattr(local_cache, "MAX_COUNTED", 600)

    for number in range(2_000):
        cache.set(f"allauth:rl:{number}", 1, 60)

    assert len(cache._cache) <= 600
    assert cache.get("allauth:rl:1999") == 1
