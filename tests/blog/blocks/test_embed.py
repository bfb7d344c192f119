from typing import Any

import pytest
from csp.constants import SELF
from django.conf import settings

from blog.blocks.embed import PLAYERS, EmbedValue

YOUTUBE = "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ?autoplay=1"


def test_nothing_is_asked_of_the_other_place_before_the_reader_goes_there(rendered: Any) -> None:
    page = rendered(("embed", {"address": "https://youtu.be/dQw4w9WgXcQ", "title": "A talk"}))

    assert [(link["href"], link.text) for link in page.find_all("a")] == [("https://youtu.be/dQw4w9WgXcQ", "A talk")]
    assert page.find_all(["iframe", "img", "script", "object", "link"]) == []
    assert page.select_one(".embed")["data-player"] == YOUTUBE


@pytest.mark.parametrize(
    ("address", "plays_at"),
    [
        ("https://www.youtube.com/watch?v=dQw4w9WgXcQ", YOUTUBE),
        ("https://www.youtube.com/watch?list=x&v=dQw4w9WgXcQ&t=10", YOUTUBE),
        ("https://m.youtube.com/shorts/dQw4w9WgXcQ", YOUTUBE),
        ("https://youtu.be/dQw4w9WgXcQ?si=abc", YOUTUBE),
        ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
        ("https://vimeo.com/76979871/", "https://player.vimeo.com/video/76979871?dnt=1&autoplay=1"),
        ("https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", ""),
        ("https://www.youtube.com/@someone", ""),
        ("https://video.example/watch?v=dQw4w9WgXcQ", ""),
        ("", ""),
    ],
)
def test_known_players_are_recognised_by_the_address(address: str, plays_at: str) -> None:
    assert EmbedValue(None, {"address": address}).player_address == plays_at


def test_unknown_player_becomes_a_link_card(rendered: Any) -> None:
    card = rendered(("embed", {"address": "https://video.example/1", "title": "A talk"})).select_one(".embed")

    assert "data-player" not in card.attrs
    assert card.select_one(".hint").text == "Opens at another site: https://video.example/1"


@pytest.mark.parametrize(
    ("address", "says"),
    [
        ("javascript:alert(1)", "Enter a valid URL."),
        ("data:text/html,x", "Enter a valid URL."),
        ("nowhere", "Enter a valid URL."),
        ("ftp://example.org/x", "Only addresses that begin with https:// or http://."),
    ],
)
def test_it_leads_to_web_addresses_only(messages: Any, address: str, says: str) -> None:
    assert messages(("embed", {"address": address, "title": "A talk"})) == {
        0: {"blockErrors": {"address": {"messages": [says]}}}
    }


def test_pages_may_show_these_players_and_nobody_else() -> None:
    allowed = settings.CONTENT_SECURITY_POLICY["DIRECTIVES"]["frame-src"]

    assert [origin for origin in allowed if origin != SELF] == [player.origin for player in PLAYERS]
