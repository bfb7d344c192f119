"""Themes of a check-in as the CMS stores them. The keys are readable, so that tests can name them."""

from typing import Any

Block = dict[str, Any]


def theme(title: str, *questions: Block, results: tuple[Block, ...] = ()) -> Block:
    rows = [{"type": "item", "id": f"{title}-result-{at}", "value": result} for at, result in enumerate(results)]
    return {"type": "theme", "id": title.lower(), "value": {"title": title, "questions": [*questions], "results": rows}}


def question(key: str, kind: str = "scale", words: str = "", **value: Any) -> Block:
    return {"type": kind, "id": key, "value": {"words": words or f"How is {key}?", **value}}


def result(when: str, text: str, try_this: str = "") -> Block:
    return {"when": when, "text": f"<p>{text}</p>", "try_this": try_this}


def work(**more: Any) -> Block:
    return theme("Work", question("pride"), question("evenings", is_heavy=True), question("free", "yes_no"), **more)


def care(**more: Any) -> Block:
    options = [{"type": "item", "id": name, "value": name.capitalize()} for name in ("sleep", "people")]
    first = question("first", "choice", "What goes first?", options=options)
    return theme("Care", question("there"), first, question("sentence", "short_text", "In one sentence?"), **more)
