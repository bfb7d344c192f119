"""What readers are asked, taken from the blocks in which an author wrote it."""

from typing import Any
from uuid import uuid4

from .questionnaire import CHOICE, SCALE


def content_of(themes: Any) -> dict[str, Any]:
    """Of a stream of themes: what `Questionnaire.from_content` reads. The keys are those of the blocks, which stay the
    same when a block is moved or its words change."""
    return {
        "themes": [
            {
                "key": theme.id,
                "title": theme.value["title"],
                "questions": [_question(block) for block in theme.value["questions"]],
            }
            for theme in themes
        ]
    }


def _question(block: Any) -> dict[str, Any]:
    value = block.value
    question = {"key": block.id, "kind": block.block_type, "words": value["words"], "help": value["help"] or ""}
    if block.block_type == SCALE:
        question |= {"low": value["low"], "high": value["high"], "is_heavy": bool(value["is_heavy"])}
    if block.block_type == CHOICE:
        question["options"] = {option.id: option.value for option in value["options"].bound_blocks}
    return question


def give_keys(themes: Any) -> None:
    """Each block gets a key if it has none, and another one where the author says that it asks something else now."""
    for theme in themes:
        theme.id = theme.id or str(uuid4())
        for block in theme.value["questions"]:
            if block.value["asks_something_else"] or not block.id:
                block.id = str(uuid4())
                block.value["asks_something_else"] = False
            if block.block_type == CHOICE:
                for option in block.value["options"].bound_blocks:
                    option.id = option.id or str(uuid4())
