import io
from typing import Any

import pytest
from PIL import Image, ImageChops

from blog.covers.painting import painted_cover
from blog.sharing.card import FOOTER_WIDTH, draw_card, fit_title, footer_line
from blog.sharing.fonts import load_font


def drawn(title: str = "The bath", *, by: str = "Rosa Okafor", **cover: Any) -> bytes:
    return draw_card(title, by=by, site="Juggle", **({"colour": "work", "seed": 7} | cover))


def picture(title: str) -> Image.Image:
    return Image.open(io.BytesIO(drawn(title)))


def cover() -> Image.Image:
    return painted_cover("work", 7, 1200).crop((0, 0, 1200, 630))


def test_card_has_the_size_others_ask_for() -> None:
    card = picture("The bath is at seven now")

    assert (card.size, card.format) == ((1200, 630), "PNG")


def test_same_article_gives_the_same_picture_and_another_another() -> None:
    assert drawn() == drawn()
    assert len({drawn(), drawn("The shower"), drawn(by="Owen"), drawn(colour="rose"), drawn(seed=8)}) == 5


@pytest.mark.parametrize("title", ["a", "W" * 255, "word " * 51, "Tired – “so what?”…"])
def test_cover_stands_above_any_title(title: str) -> None:
    assert ImageChops.difference(picture(title), cover()).crop((0, 0, 1200, 280)).getbbox() is None


@pytest.mark.parametrize("title", ["W" * 255, "word " * 51, "a", "Tired – “so what?”…"])
def test_any_title_stays_within_the_margin(title: str) -> None:
    panel = picture(title).crop((0, 450, 1200, 630))
    shown = panel.convert("L").point(lambda light: 255 if light < 200 else 0).getbbox()

    assert shown[0] >= 60
    assert shown[2] <= 1140
    assert shown[3] <= 180 - 50


def test_long_title_is_set_smaller_and_at_last_cut_short() -> None:
    assert fit_title("Tea")[0].size == 64
    font, lines = fit_title("word " * 120)
    assert (font.size, len(lines), lines[-1][-1]) == (40, 3, "…")


@pytest.mark.parametrize("title", ["Überall müde", "Почему ванна в семь", "Γιατί στις επτά", "Łódź, żółć, İstanbul, ệ"])
def test_title_in_another_of_europes_scripts_is_on_its_card(title: str) -> None:
    assert ImageChops.difference(picture(title), cover()).getbbox() is not None


@pytest.mark.parametrize("title", ["なぜ", "למה", "Why なぜ", "🥕🥕"])
def test_title_the_font_cannot_write_leaves_the_cover_alone(title: str) -> None:
    assert ImageChops.difference(picture(title), cover()).getbbox() is None


def test_name_the_font_cannot_write_is_left_out() -> None:
    assert drawn(by="はな") == drawn(by="")


def test_many_authors_leave_room_for_the_site() -> None:
    by = ", ".join(["Wilhelmina Wolff-Wammerling"] * 5)

    line = footer_line(by, "Juggle")

    assert load_font(32).getlength(line) <= FOOTER_WIDTH
    assert (line[:28], line[-10:]) == ("Wilhelmina Wolff-Wammerling,", "… · Juggle")
