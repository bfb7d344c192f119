"""The dialog behind "?" lists every key of the desk, and no key does two things."""

import re
from pathlib import Path

from django.template.loader import render_to_string

from community.moderation.desk.lane_list import LANES

SCRIPT = Path(__file__).resolve().parents[4] / "site/static/js/desk-keys.js"
#: Buttons of every case that carry their key themselves.
OF_BUTTONS = {"o", "p"}


def keys_of_the_script() -> set[str]:
    [table] = re.findall(r"const KEYS = \{(.*?)\n  \};", SCRIPT.read_text(), re.DOTALL)
    return {first or second for first, second in re.findall(r'^    (?:(\w+)|"(.)"):', table, re.MULTILINE)}


def keys_in_the_dialog(lane) -> set[str]:
    return set(re.findall(r"<kbd>(.)</kbd>", render_to_string("moderation/desk/_keys.html", {"lane": lane})))


def test_every_key_is_listed():
    for lane in LANES:
        own = {act.key for act in lane.acts if act.key}
        wanted = (keys_of_the_script() - {"Escape", "r"}) | OF_BUTTONS | own
        assert keys_in_the_dialog(lane) == wanted, lane.name


def test_no_act_of_a_lane_takes_a_key_of_the_desk():
    taken = (keys_of_the_script() - {"r"}) | OF_BUTTONS
    assert [(lane.name, act.key) for lane in LANES for act in lane.acts if act.key in taken] == []


def test_the_keys_of_the_field_are_there():
    wanted = set("jkaslruz?e")

    assert wanted <= keys_in_the_dialog(LANES[0])
