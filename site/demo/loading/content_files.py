"""Reads the files in `content/`. Nothing is changed: rows are what TOML gives."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[1] / "content"

Row = dict[str, Any]


def read_people() -> list[Row]:
    return _toml("people.toml")["member"]


def read_front_page() -> Row:
    return _toml("front_page.toml")


def image_files() -> list[Path]:
    """Pictures of 1600 by 900, in the order of their names."""
    return sorted((CONTENT / "images").glob("*.jpg"))


def read_topics() -> list[Row]:
    return _toml("topics.toml")["topic"]


def read_articles() -> list[Row]:
    """Oldest first. Each row is the head of a file, with `slug` and `body` added."""
    articles = [_article(path) for path in (CONTENT / "articles").glob("*.md")]
    return sorted(articles, key=lambda article: article["published"])


def read_comments() -> list[Row]:
    """All comments, oldest first, with `article`, the slug of the article, added."""
    comments = [
        {**comment, "article": path.stem}
        for path in (CONTENT / "conversations").glob("*.toml")
        for comment in tomllib.loads(path.read_text("utf-8"))["comment"]
    ]
    return sorted(comments, key=lambda comment: (comment["at"], comment["article"]))


def read_discussions() -> list[Row]:
    """Oldest first, each with its `comment`s in the order they were written in."""
    found = [tomllib.loads(path.read_text("utf-8")) for path in (CONTENT / "discussions").glob("*.toml")]
    return sorted(found, key=lambda discussion: discussion["at"])


def read_check_ins() -> list[Row]:
    """By name of their file, which is the end of their address."""
    paths = sorted((CONTENT / "check_ins").glob("*.toml"))
    return [{**tomllib.loads(path.read_text("utf-8")), "slug": path.stem} for path in paths]


def read_newsletters() -> list[Row]:
    """Oldest first."""
    return _toml("newsletters.toml")["newsletter"]


def read_reports() -> Row:
    """`report`s with the key of their comment, and `help_line`s."""
    return _toml("reports.toml")


def _toml(name: str) -> Row:
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def _article(path: Path) -> Row:
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    return {**tomllib.loads(head), "slug": path.stem, "body": body}
