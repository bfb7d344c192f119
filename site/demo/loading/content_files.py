"""What `content/` holds, as it stands in the files."""

import tomllib
from pathlib import Path
from typing import Any

CONTENT = Path(__file__).resolve().parents[1] / "content"

Row = dict[str, Any]


def read_people() -> list[Row]:
    return _toml("people.toml")["member"]


def read_front_page() -> Row:
    return _toml("front_page.toml")


def read_topics() -> list[Row]:
    return _toml("topics.toml")["topic"]


def read_articles() -> list[Row]:
    """The first published first; `slug` and `body` beside what the head of each file says."""
    articles = [_article(path) for path in (CONTENT / "articles").glob("*.md")]
    return sorted(articles, key=lambda article: article["published"])


def read_comments() -> list[Row]:
    """Everything said anywhere, in the order it was said; `article` is the slug of what it is about."""
    comments = [
        {**comment, "article": path.stem}
        for path in (CONTENT / "conversations").glob("*.toml")
        for comment in tomllib.loads(path.read_text("utf-8"))["comment"]
    ]
    return sorted(comments, key=lambda comment: (comment["at"], comment["article"]))


def _toml(name: str) -> Row:
    return tomllib.loads((CONTENT / name).read_text("utf-8"))


def _article(path: Path) -> Row:
    _, head, body = path.read_text("utf-8").split("+++\n", 2)
    return {**tomllib.loads(head), "slug": path.stem, "body": body}
