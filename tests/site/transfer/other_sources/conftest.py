from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from transfer.imported import ImportedComment, ImportedPost, ReadingProblem, Survey
from transfer.other_sources.source_names import SOURCES

EXPORTS = Path(__file__).parents[1] / "exports"


class Reading(NamedTuple):
    survey: Survey
    posts: list[ImportedPost]
    problems: list[ReadingProblem]

    @property
    def comments(self) -> dict[str, ImportedComment]:
        return {comment.source_id: comment for post in self.posts for comment in post.comments}

    @property
    def said(self) -> list[str]:
        return [problem.text for problem in self.problems]


def read(source: str, path: Path, address: str = "") -> Reading:
    """What a run gets from this source: the survey, the posts, and what is wrong in the file."""
    reader, problems = SOURCES[source]([path], address), []
    survey = reader.survey(problems.append)
    posts = list(reader.posts(survey, lambda problem: None))
    assert survey.post_count == len(posts)
    return Reading(survey, posts, problems)


@pytest.fixture
def read_text(tmp_path: Path) -> Callable[..., Reading]:
    """What a source makes of a file that says this."""

    def read_it(source: str, content: str | bytes, **options: Any) -> Reading:
        path = tmp_path / "export"
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return read(source, path, **options)

    return read_it
