import io

import pytest
from PIL import Image

from blog.sharing.card import FOOTER_WIDTH, draw_card, fit_title, footer_line
from blog.sharing.fonts import load_font


def picture(title: str) -> Image.Image:
    drawn = draw_card(title, by="Rosa Okafor", site="Juggle")
    assert drawn is not None
    return Image.open(io.BytesIO(drawn))


def test_card_has_the_size_others_ask_for() -> None:
    assert (picture("The bath is at seven now").size, picture("The bath is at seven now").format) == (
        (1200, 630),
        "PNG",
    )


def test_same_title_gives_the_same_picture_and_another_another() -> None:
    first, again = (draw_card("The bath", by="Rosa", site="Juggle") for _ in range(2))

    assert first == again
    assert first != draw_card("The shower", by="Rosa", site="Juggle")


@pytest.mark.parametrize("title", ["W" * 255, "word " * 51, "a", "Tired – “so what?”…"])
def test_any_title_stays_within_the_margin(title: str) -> None:
    shown = picture(title).convert("L").point(lambda light: 255 if light < 200 else 0).getbbox()

    assert shown[0] >= 80
    assert shown[2] <= 1120


def test_long_title_is_set_smaller_and_at_last_cut_short() -> None:
    assert fit_title("Tea")[0].size == 84
    font, lines = fit_title("word " * 120)
    assert (font.size, lines[-1][-1]) == (40, "…")


@pytest.mark.parametrize("title", ["Überall müde", "Почему ванна в семь", "Γιατί στις επτά", "Łódź, żółć, İstanbul, ệ"])
def test_title_in_another_of_europes_scripts_gets_a_card(title: str) -> None:
    assert draw_card(title, by="Rosa Okafor", site="Juggle") is not None


@pytest.mark.parametrize("title", ["なぜ", "למה", "Why なぜ", "🥕🥕"])
def test_title_the_font_cannot_write_gets_no_card(title: str) -> None:
    assert draw_card(title, by="Rosa Okafor", site="Juggle") is None


def test_name_the_font_cannot_write_is_left_out() -> None:
    assert draw_card("The bath", by="はな", site="Juggle") == draw_card("The bath", by="", site="Juggle")


def test_many_authors_leave_room_for_the_balls_and_the_site() -> None:
    by = ", ".join(["Wilhelmina Wolff-Wammerling"] * 5)

    line = footer_line(by, "Juggle")

    assert load_font(32).getlength(line) <= FOOTER_WIDTH
    assert (line[:28], line[-10:]) == ("Wilhelmina Wolff-Wammerling,", "… · Juggle")
