import pytest

from blog.blocks import BodyBlock
from blog.editor.article_starts import STARTS, start_of

BODY = BodyBlock()


@pytest.mark.parametrize("start", STARTS, ids=lambda start: start.key)
def test_every_start_opens_with_a_text_and_its_parts_can_be_edited(start) -> None:
    value = BODY.normalize(start.parts)

    assert value[0].block_type == "text"
    assert [block.block_type for block in value] == [name for name, _ in start.parts]
    # As the form sends it, and as the database keeps it.
    assert [block["type"] for block in BODY.get_prep_value(value)] == [name for name, _ in start.parts]


def test_a_how_to_has_what_one_needs_what_to_do_and_what_people_ask() -> None:
    assert [name for name, _ in start_of("how-to").parts] == [
        *("text", "heading", "checklist", "heading", "steps", "heading", "questions")
    ]


@pytest.mark.parametrize("key", ["", "novel", "HOW-TO"])
def test_an_unknown_start_is_one_open_text(key) -> None:
    assert start_of(key).key == "personal"
